"""What a browser says it is, in words."""

from django import template

register = template.Library()

# Most browsers also claim to be the later ones of these.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Vivaldi/": "Vivaldi",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "a Mac",
    "Linux": "Linux",
}


@register.filter
def device_name(user_agent: str) -> str:
    """ "Firefox on Linux"; what is not known stands as it was sent."""
    browser = next(
        (name for mark, name in BROWSERS.items() if mark in user_agent), ""
    )
    system = next(
        (name for mark, name in SYSTEMS.items() if mark in user_agent), ""
    )
    return (
        f"{browser} on {system}"
        if browser and system
        else browser or user_agent or "An unknown browser"
    )
