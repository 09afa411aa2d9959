"""Answers in the three services' formats, about works that nobody wrote."""

import json

ARXIV_ANSWER = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?id_list=2401.01234" rel="self"/>
  <title type="html">ArXiv Query: id_list=2401.01234</title>
  <id>http://arxiv.org/api/abcdefgh</id>
  <updated>2026-03-01T00:00:00-05:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
    1</opensearch:totalResults>
  <entry>
    <id>http://arxiv.org/abs/2401.01234v3</id>
    <updated>2024-02-03T10:00:00Z</updated>
    <published>2024-01-02T10:00:00Z</published>
    <title>Learning to Read
  Slowly &amp; Well with $n&lt;k$ Pages</title>
    <summary>  We read slowly.
  It helps.
</summary>
    <author><name>Aäron van den Berg</name></author>
    <author><name>Maria Silva</name></author>
    <author><name>Reading Team</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1234/Slow.1</arxiv:doi>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom"
      >Journal of Patience 7 (2024)</arxiv:journal_ref>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>
"""
NO_ARXIV_ENTRY = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title></feed>
"""
ARXIV_ERROR = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_2401.01234</id>
    <title>Error</title>
    <summary>incorrect id format for 2401.01234</summary>
  </entry>
</feed>
"""
ENTITY_BOMB = """<?xml version="1.0"?>
<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<feed xmlns="http://www.w3.org/2005/Atom"><title>&b;&b;&b;</title></feed>
"""

CROSSREF_WORK = {
    "DOI": "10.1234/Slow.1",
    "type": "proceedings-article",
    "title": ["Learning to Read <i>Slowly</i> &amp; Well"],
    "subtitle": [],
    "container-title": ["Proceedings of the Conference on Patience"],
    "author": [
        {"given": "Aäron", "family": "van den Berg", "sequence": "first"},
        {"name": "Reading Team", "sequence": "additional"},
    ],
    "issued": {"date-parts": [[2024, 6, 1]]},
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We read slowly.</jats:p>",
    "URL": "https://doi.org/10.1234/slow.1",
}


def crossref_answer(**changes):
    work = CROSSREF_WORK | changes
    return json.dumps({"status": "ok", "message-type": "work", "message": work})


DATACITE_WORK = {
    "doi": "10.1234/slow.1",
    "titles": [{"title": "Learning to Read Slowly"}],
    "creators": [
        {
            "name": "van den Berg, Aäron",
            "nameType": "Personal",
            "givenName": "Aäron",
            "familyName": "van den Berg",
        },
        {"name": "Silva, Maria"},
        {"name": "Reading, Writing and Co", "nameType": "Organizational"},
    ],
    "publicationYear": 2024,
    "publisher": "Zenodo",
    "container": {},
    "descriptions": [
        {"description": "Version 2", "descriptionType": "Other"},
        {"description": "<p>We read slowly.</p>", "descriptionType": "Abstract"},
    ],
}


def datacite_answer(**changes):
    work = DATACITE_WORK | changes
    record = {"id": "10.1234/slow.1", "type": "dois", "attributes": work}
    return json.dumps({"data": record})
