package com.onelastai.tools.regex;

import com.onelastai.tools.regex.RegexResult.Group;
import com.onelastai.tools.regex.RegexResult.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EcmaError;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Finds what the RegExp of JavaScript matches, by Rhino. No script of the caller runs. */
final class JavaScriptRegex {

  private final RegexInput input;
  private final Context context;
  private final Scriptable expression;
  private final List<String> groups;

  private JavaScriptRegex(RegexInput input, Context context) {
    this.input = input;
    this.context = context;
    PatternExplainer parts = new PatternExplainer(input);
    if (parts.hasOpenClass()) {
      throw new MalformedPatternException("Unterminated character class");
    }
    this.groups = parts.groups();
    this.expression = compile(input, context);
  }

  /**
   * @throws MalformedPatternException if it is no expression of JavaScript
   */
  static RegexResult run(RegexInput input) {
    return JavaScriptContexts.run(context -> new JavaScriptRegex(input, context).result());
  }

  private static Scriptable compile(RegexInput input, Context context) {
    String flags =
        "g"
            + (input.ignoreCase() ? "i" : "")
            + (input.multiline() ? "m" : "")
            + (input.dotAll() ? "s" : "");
    try {
      ScriptableObject scope = context.initSafeStandardObjects();
      return context.newObject(scope, "RegExp", new Object[] {input.pattern(), flags});
    } catch (EcmaError malformed) {
      throw new MalformedPatternException(malformed.getErrorMessage());
    }
  }

  private RegexResult result() {
    List<Match> matches = new ArrayList<>();
    String replacement = input.replacement();
    JavaScriptReplacement replaced =
        replacement == null ? null : new JavaScriptReplacement(input.text(), replacement);
    int count = 0;
    for (Match match = next(); match != null; match = next()) {
      count = Math.min(count + 1, RegexTool.MAX_COUNT);
      if (matches.size() < RegexTool.MAX_MATCHES) {
        matches.add(match);
      }
      if (replaced != null) {
        replaced.replace(match);
      } else if (count == RegexTool.MAX_COUNT) {
        break;
      }
    }
    return new RegexResult(count, matches, replaced == null ? null : replaced.end(), null);
  }

  private @Nullable Match next() {
    if (lastIndex() > input.text().length()) {
      return null;
    }
    Object found =
        ScriptableObject.callMethod(context, expression, "exec", new Object[] {input.text()});
    return found instanceof Scriptable array ? match(array) : null;
  }

  private Match match(Scriptable found) {
    String text = String.valueOf(text(found, 0));
    int start = ((Number) ScriptableObject.getProperty(found, "index")).intValue();
    List<Group> captured = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      captured.add(new Group(groups.get(i), text(found, i + 1)));
    }
    if (text.isEmpty()) {
      ScriptableObject.putProperty(expression, "lastIndex", lastIndex() + 1);
    }
    return new Match(start, start + text.length(), text, captured);
  }

  private int lastIndex() {
    return ((Number) ScriptableObject.getProperty(expression, "lastIndex")).intValue();
  }

  private static @Nullable String text(Scriptable found, int group) {
    return ScriptableObject.getProperty(found, group) instanceof CharSequence text
        ? text.toString()
        : null;
  }
}
