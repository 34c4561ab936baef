package org.clinicoutcomes.templates.pdf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;

import net.sf.jasperreports.engine.JasperPrint;

/**
 * What a PDF says about itself: title, dates that follow the data and not the clock, and
 * the standards it keeps.
 */
record DocumentMetadata(String title, String subject, String creator, Instant asOf) {

	private static final String PREFIX = "clinic.metadata.";

	static DocumentMetadata from(JasperPrint print) {
		return new DocumentMetadata(print.getProperty(PREFIX + "title"), print.getProperty(PREFIX + "subject"),
				print.getProperty(PREFIX + "creator"), Instant.parse(print.getProperty(PREFIX + "asOf")));
	}

	void writeTo(JasperPrint print) {
		print.setProperty(PREFIX + "title", this.title);
		print.setProperty(PREFIX + "subject", this.subject);
		print.setProperty(PREFIX + "creator", this.creator);
		print.setProperty(PREFIX + "asOf", this.asOf.toString());
	}

	Calendar calendar() {
		return GregorianCalendar.from(this.asOf.atZone(ZoneOffset.UTC));
	}

	byte[] xmp() {
		String moment = this.asOf.truncatedTo(ChronoUnit.SECONDS).toString();
		return """
				<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
				<x:xmpmeta xmlns:x="adobe:ns:meta/">
				<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
				<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
					xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
					xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
				<dc:format>application/pdf</dc:format>
				<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
				<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
				<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
				<xmp:CreateDate>%s</xmp:CreateDate>
				<xmp:ModifyDate>%s</xmp:ModifyDate>
				<xmp:CreatorTool>%s</xmp:CreatorTool>
				<pdf:Producer>%s</pdf:Producer>
				<pdfaid:part>2</pdfaid:part>
				<pdfaid:conformance>A</pdfaid:conformance>
				<pdfuaid:part>1</pdfuaid:part>
				</rdf:Description>
				<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
					xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
					xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
				<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
				<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
				<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
				<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
				<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
				<pdfaProperty:name>part</pdfaProperty:name>
				<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
				<pdfaProperty:category>internal</pdfaProperty:category>
				<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
				</rdf:li></rdf:Seq></pdfaSchema:property>
				</rdf:li></rdf:Bag></pdfaExtension:schemas>
				</rdf:Description>
				</rdf:RDF>
				</x:xmpmeta>
				<?xpacket end="w"?>
				"""
			.formatted(escape(this.title), escape(this.subject), StructureTagger.LANGUAGE, moment, moment,
					escape(this.creator), escape(this.creator))
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
