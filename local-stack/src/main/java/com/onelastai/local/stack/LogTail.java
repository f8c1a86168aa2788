package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the line of a log with the reason why a process ended. */
final class LogTail {

  private static final int LAST_LINES = 200;
  private static final int SHOWN = 300;
  private static final Pattern STACK_FRAME = Pattern.compile("\\s+at .+|\\s*\\.\\.\\. \\d+ .+");
  private static final Pattern GENERIC_ERROR =
      Pattern.compile("Error: (A fatal exception has occurred|Could not create the Java).*");
  private static final Pattern CAUSE = Pattern.compile("Caused by: .+");
  private static final Pattern FAILURE =
      Pattern.compile(".*(ERROR|FATAL|Exception|Error:|Unrecognized|Could not).*");

  private LogTail() {}

  static String reason(Path log) {
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return reason(all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    } catch (IOException e) {
      return "it left no log";
    }
  }

  /** Spring Boot's own explanation, else the innermost cause, else the last failure or line. */
  static String reason(List<String> lines) {
    List<String> candidates = lines.stream().filter(LogTail::isRelevant).toList();
    String reason =
        afterDescription(candidates)
            .or(() -> last(candidates, CAUSE))
            .or(() -> last(candidates, FAILURE))
            .or(() -> candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.getLast()))
            .orElse("its log is empty")
            .strip();
    return reason.length() > SHOWN ? reason.substring(0, SHOWN) + "..." : reason;
  }

  private static boolean isRelevant(String line) {
    return !line.isBlank()
        && !STACK_FRAME.matcher(line).matches()
        && !GENERIC_ERROR.matcher(line).matches();
  }

  private static Optional<String> afterDescription(List<String> lines) {
    int at = lines.indexOf("Description:");
    return at >= 0 && at + 1 < lines.size() ? Optional.of(lines.get(at + 1)) : Optional.empty();
  }

  private static Optional<String> last(List<String> lines, Pattern pattern) {
    return lines.reversed().stream().filter(l -> pattern.matcher(l).matches()).findFirst();
  }
}
