package com.onelastai.tools.ports;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lists of ports, such as {@code 22, 80, 8000-8010}. */
final class PortList {

  static final int MAX_PORTS = 100;

  private static final int LAST_PORT = 65_535;
  private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");

  private PortList() {}

  /**
   * @throws ApiException 400 if it is no list of at most 100 ports
   */
  static SortedSet<Integer> parse(String text) {
    SortedSet<Integer> ports = new TreeSet<>();
    for (String part : SEPARATOR.split(text.strip(), -1)) {
      Matcher range = RANGE.matcher(part);
      if (!range.matches()) {
        throw invalid("must be numbers and ranges, such as 22, 80, 8000-8010");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < 1 || last > LAST_PORT || last < first) {
        throw invalid("must be from 1 to 65535, and ranges must not be empty");
      }
      for (int port = first; port <= last && ports.size() <= MAX_PORTS; port++) {
        ports.add(port);
      }
    }
    if (ports.size() > MAX_PORTS) {
      throw invalid("must be at most 100 ports");
    }
    return ports;
  }

  private static ApiException invalid(String detail) {
    return ApiException.invalid(List.of(new FieldProblem("ports", "malformed", detail)));
  }
}
