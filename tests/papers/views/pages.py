"""Pages as a browser reads them: line breaks and indentation are one space."""


def page_source(response):
    return " ".join(response.content.decode().split())
