package com.onelastai.tools.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** A match of RE2/J as Java describes its own. */
record Re2Match(Pattern pattern, Matcher matcher) implements MatchResult {

  @Override
  public int start() {
    return matcher.start();
  }

  @Override
  public int start(int group) {
    return matcher.start(group);
  }

  @Override
  public int end() {
    return matcher.end();
  }

  @Override
  public int end(int group) {
    return matcher.end(group);
  }

  @Override
  public String group() {
    return matcher.group();
  }

  @Override
  public @Nullable String group(int group) {
    return matcher.group(group);
  }

  @Override
  public int groupCount() {
    return matcher.groupCount();
  }

  @Override
  public Map<String, Integer> namedGroups() {
    return pattern.namedGroups();
  }
}
