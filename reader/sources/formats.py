"""The one table of formats, in the order in which they are tried; adding a format adds a module and a row."""

from __future__ import annotations

from reader.sources.archives.mhtml import is_mhtml, mhtml_page
from reader.sources.archives.warc import is_wacz, is_warc, wacz_parts, warc_parts
from reader.sources.archives.webarchive import is_webarchive, webarchive_page
from reader.sources.archives.zip_archive import is_zip, zip_parts
from reader.sources.exports.europresse import europresse_parts, is_europresse
from reader.sources.exports.factiva import factiva_parts, is_factiva
from reader.sources.exports.nexis import is_nexis, nexis_parts
from reader.sources.exports.proquest import is_proquest, proquest_parts
from reader.sources.format import Format
from reader.sources.link import is_link, link_page
from reader.sources.mail.mailbox import is_mailbox, mailbox_parts
from reader.sources.mail.message import is_message, message_parts
from reader.sources.markdown import is_markdown, markdown_page
from reader.sources.news.feed import feed_parts, is_feed
from reader.sources.news.newsml import is_newsml, newsml_parts
from reader.sources.news.ninjs import is_ninjs, ninjs_parts
from reader.sources.news.nitf import is_nitf, nitf_page
from reader.sources.news.other_xml import is_other_xml, other_xml_page
from reader.sources.news.wire import is_wire, wire_page
from reader.sources.office.docx import docx_page, is_docx
from reader.sources.office.epub import epub_parts, is_epub
from reader.sources.office.odt import is_odt, odt_page
from reader.sources.office.pdf import is_pdf, pdf_page
from reader.sources.office.rtf import is_rtf, rtf_page
from reader.sources.records import is_json_lines, record_parts
from reader.sources.source import Kind
from reader.sources.tables.delimited import is_table, table_parts
from reader.sources.tables.objects import is_object_list, object_parts
from reader.sources.tables.references import csl_parts, is_csl, is_ris, ris_parts
from reader.sources.text import is_text, text_page
from reader.sources.web import is_named_web, is_web, web_page

BY_SIGNATURE: tuple[Format, ...] = (
    Format(Kind.PDF, is_pdf, lambda source: (pdf_page(source),)),
    Format(Kind.NEXIS, is_nexis, nexis_parts),
    Format(Kind.EUROPRESSE, is_europresse, europresse_parts),
    Format(Kind.PROQUEST, is_proquest, proquest_parts),
    Format(Kind.FACTIVA, is_factiva, factiva_parts),
    Format(Kind.RTF, is_rtf, lambda source: (rtf_page(source),)),
    Format(Kind.DOCX, is_docx, lambda source: (docx_page(source),)),
    Format(Kind.EPUB, is_epub, epub_parts),
    Format(Kind.ODT, is_odt, lambda source: (odt_page(source),)),
    Format(Kind.WACZ, is_wacz, wacz_parts),
    Format(Kind.ZIP, is_zip, zip_parts),
    Format(Kind.WARC, is_warc, warc_parts),
    Format(Kind.WEBARCHIVE, is_webarchive, lambda source: (webarchive_page(source),)),
    Format(Kind.MAILBOX, is_mailbox, mailbox_parts),
    Format(Kind.MHTML, is_mhtml, lambda source: (mhtml_page(source),)),
    Format(Kind.MESSAGE, is_message, message_parts),
    Format(Kind.NITF, is_nitf, lambda source: (nitf_page(source),)),
    Format(Kind.NEWSML, is_newsml, newsml_parts),
    Format(Kind.FEED, is_feed, feed_parts),
    Format(Kind.WIRE, is_wire, lambda source: (wire_page(source),)),
    Format(Kind.LINK, is_link, lambda source: (link_page(source),)),
)
"""Formats that are packed or binary, or that other text formats stand inside of."""

WRITTEN: tuple[Format, ...] = (
    Format(Kind.WEB, is_web, lambda source: (web_page(source),)),
    Format(Kind.JSON_LINES, is_json_lines, record_parts),
    Format(Kind.NINJS, is_ninjs, ninjs_parts),
    Format(Kind.CSL, is_csl, csl_parts),
    Format(Kind.OBJECTS, is_object_list, object_parts),
    Format(Kind.RIS, is_ris, ris_parts),
    Format(Kind.TABLE, is_table, table_parts),
    Format(Kind.XML, is_other_xml, lambda source: (other_xml_page(source),)),
    Format(Kind.MARKDOWN, is_markdown, lambda source: (markdown_page(source),)),
    Format(Kind.WEB, is_named_web, lambda source: (web_page(source),)),
    Format(Kind.TEXT, is_text, lambda source: (text_page(source),)),
)
"""Formats that are text; tried when a file is known not to be a foreign one (an image, say). The last takes all."""

FORMATS = BY_SIGNATURE + WRITTEN
