package org.clinicoutcomes.domain.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the exclusion codes that a measure can return in its text, so that each can be
 * asked for a boundary case.
 * <p>
 * The rule: a code is a lower-case word, or words joined by hyphens, that stands in
 * quotes in an expression named {@code as exclusion}. Of a {@code case} only what follows
 * {@code then} and {@code else} counts; where that is a column, the words its condition
 * compares with are the codes, as in
 * {@code case when reason in ('died') then reason end as exclusion}. A column is followed
 * to the expression that is named so elsewhere in the text.
 */
final class ExclusionCodes {

	private static final Pattern TOKEN = Pattern
		.compile("--[^\\n]*|/\\*(?s:.*?)\\*/|'(?:[^']|'')*'|\"[^\"]*\"|[A-Za-z_][\\w.]*|\\S");

	private static final Pattern CODE = Pattern.compile("'[a-z][a-z0-9]*(-[a-z0-9]+)*'");

	private final List<String> tokens = new ArrayList<>();

	private final Set<String> followed = new HashSet<>();

	private ExclusionCodes(String text) {
		Matcher token = TOKEN.matcher(text);
		while (token.find()) {
			String found = token.group();
			if (!found.startsWith("--") && !found.startsWith("/*")) {
				this.tokens.add(found.startsWith("'") ? found : found.toLowerCase(Locale.ROOT));
			}
		}
	}

	static Set<String> of(String text) {
		return new ExclusionCodes(text).named("exclusion");
	}

	private Set<String> named(String column) {
		Set<String> codes = new TreeSet<>();
		if (this.followed.add(column)) {
			for (int i = 2; i < this.tokens.size(); i++) {
				if (this.tokens.get(i).equals(column) && this.tokens.get(i - 1).equals("as")) {
					codes.addAll(returned(expressionBefore(i - 1)));
				}
			}
		}
		return codes;
	}

	private List<String> expressionBefore(int end) {
		int depth = 0;
		int start = end;
		while (start > 0) {
			String before = this.tokens.get(start - 1);
			boolean isBorder = before.equals(",") || before.equals("select") || before.equals("distinct");
			if (depth == 0 && isBorder) {
				break;
			}
			depth += opens(before) ? -1 : closes(before) ? 1 : 0;
			if (depth < 0) {
				break;
			}
			start--;
		}
		return this.tokens.subList(start, end);
	}

	private Set<String> returned(List<String> expression) {
		Set<String> codes = new TreeSet<>();
		for (int i = 0; i < expression.size(); i++) {
			if (expression.get(i).equals("case")) {
				int end = endOfCase(expression, i);
				codes.addAll(returnedByCase(expression.subList(i + 1, end)));
				i = end;
			}
			else {
				addCode(codes, expression.get(i));
			}
		}
		if (codes.isEmpty() && !expression.isEmpty()) {
			String name = expression.get(0);
			codes.addAll(named(name.substring(name.lastIndexOf('.') + 1)));
		}
		return codes;
	}

	private Set<String> returnedByCase(List<String> body) {
		Set<String> codes = new TreeSet<>();
		List<String> condition = List.of();
		String keyword = "";
		int start = 0;
		int depth = 0;
		for (int i = 0; i <= body.size(); i++) {
			String token = (i < body.size()) ? body.get(i) : "else";
			boolean isKeyword = token.equals("when") || token.equals("then") || token.equals("else");
			if (depth == 0 && isKeyword) {
				List<String> segment = body.subList(start, i);
				if (keyword.equals("when")) {
					condition = segment;
				}
				else if (!keyword.isEmpty() && !segment.equals(List.of("null"))) {
					Set<String> result = returned(segment);
					if (result.isEmpty() && keyword.equals("then")) {
						condition.forEach((one) -> addCode(result, one));
					}
					codes.addAll(result);
				}
				keyword = token;
				start = i + 1;
			}
			depth += opens(token) ? 1 : closes(token) ? -1 : 0;
		}
		return codes;
	}

	private static int endOfCase(List<String> expression, int start) {
		int depth = 0;
		for (int i = start; i < expression.size(); i++) {
			depth += expression.get(i).equals("case") ? 1 : expression.get(i).equals("end") ? -1 : 0;
			if (depth == 0) {
				return i;
			}
		}
		return expression.size();
	}

	private static boolean opens(String token) {
		return token.equals("(") || token.equals("[") || token.equals("case");
	}

	private static boolean closes(String token) {
		return token.equals(")") || token.equals("]") || token.equals("end");
	}

	private static void addCode(Set<String> codes, String token) {
		if (CODE.matcher(token).matches()) {
			codes.add(token.substring(1, token.length() - 1));
		}
	}

}
