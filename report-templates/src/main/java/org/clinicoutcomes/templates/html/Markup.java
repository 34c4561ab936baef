package org.clinicoutcomes.templates.html;

import java.io.Writer;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements and texts; the only place where a tag comes from, so that whatever a
 * text holds is shown and never obeyed.
 */
final class Markup {

	private static final char REPLACEMENT = '\ufffd';

	private final XMLStreamWriter writer;

	/**
	 * Markup on a writer. One that encodes by itself would let the JDK's XML writer break
	 * characters outside of the basic plane in two.
	 * @param out a writer that is not an encoder
	 */
	Markup(Writer out) {
		try {
			this.writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
		}
		catch (XMLStreamException ex) {
			throw broken(ex);
		}
	}

	void open(String element, String... attributes) {
		try {
			this.writer.writeStartElement(element);
			write(attributes);
		}
		catch (XMLStreamException ex) {
			throw broken(ex);
		}
	}

	/** An element that can have no content, so that it has no end tag. */
	void empty(String element, String... attributes) {
		try {
			this.writer.writeEmptyElement(element);
			write(attributes);
		}
		catch (XMLStreamException ex) {
			throw broken(ex);
		}
	}

	void text(String text) {
		try {
			this.writer.writeCharacters(printable(text));
		}
		catch (XMLStreamException ex) {
			throw broken(ex);
		}
	}

	void close() {
		try {
			this.writer.writeEndElement();
		}
		catch (XMLStreamException ex) {
			throw broken(ex);
		}
	}

	/** An element with nothing but a text. */
	void leaf(String element, String text, String... attributes) {
		open(element, attributes);
		text(text);
		close();
	}

	/** Closes whatever is open and hands everything to the writer. */
	void end() {
		try {
			this.writer.writeEndDocument();
			this.writer.flush();
		}
		catch (XMLStreamException ex) {
			throw broken(ex);
		}
	}

	private void write(String... attributes) throws XMLStreamException {
		for (int index = 0; index < attributes.length; index += 2) {
			this.writer.writeAttribute(attributes[index], printable(attributes[index + 1]));
		}
	}

	/** Characters that no document may hold are shown as what they are: unknown. */
	private static String printable(String text) {
		if (text.codePoints().allMatch(Markup::isPrintable)) {
			return text;
		}
		StringBuilder printable = new StringBuilder();
		text.codePoints()
			.map((character) -> isPrintable(character) ? character : REPLACEMENT)
			.forEach(printable::appendCodePoint);
		return printable.toString();
	}

	private static boolean isPrintable(int character) {
		boolean isControl = Character.isISOControl(character) && character != '\n' && character != '\t';
		boolean isSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
		boolean isNoCharacter = (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
		return !isControl && !isSurrogate && !isNoCharacter;
	}

	private static IllegalStateException broken(XMLStreamException cause) {
		return new IllegalStateException("The page must be written, got: " + cause.getMessage(), cause);
	}

}
