package com.onelastai.support.ticket.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds in the text of a mail what its writer has added: without quotes and signatures. */
final class ReplyText {

  /** Everything after it is a quote. */
  static final String MARK = "##--##";

  /** The mark above which our mails ask to write, in any language. */
  private static final Pattern OUR_MARK = Pattern.compile("##-.{0,200}-##");

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s*-{2,}\\s*(original message|original-nachricht|ursprüngliche nachricht"
              + "|ursprungsnachricht|message d['’]origine|message original|message initial"
              + "|forwarded message|weitergeleitete nachricht|message transféré"
              + "|mensaje original|messaggio originale)\\s*-{2,}\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Such as {@code On Mon, 3 Mar 2025 at 10:00, Ada <ada@example.com> wrote:}. */
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "(On .{5,300}\\bwrote|Am .{5,300}\\bschrieb\\b.{0,200}|Le .{5,300}\\ba écrit"
              + "|El .{5,300}\\bescribió|Il .{5,300}\\bha scritto|Op .{5,300}\\bschreef\\b.{0,200}"
              + "|.{1,150}<[^<>@ ]{1,80}@[^<>@ ]{1,80}> (schrieb am|wrote on|a écrit le).{5,100}"
              + "|.{1,150} (wrote|schrieb|a écrit))\\s?:");

  /** A sentence of the writer's may look like an attribution, but has no time and no address. */
  private static final Pattern TIME_OR_ADDRESS = Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\S@\\S");

  private static final Pattern HEADER_FROM =
      Pattern.compile("\\s*\\*?(From|Von|De|Da|Van)\\s?:\\*?\\s.+");
  private static final Pattern HEADER_OTHER =
      Pattern.compile(
          "\\s*\\*?(Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden|To|An|À|A|Para|Aan"
              + "|Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Cc)\\s?:\\*?\\s.*");

  private static final Pattern RULE = Pattern.compile("\\s*(_{5,}|-{5,}|\\*{5,})\\s*");
  private static final Pattern SIGNATURE = Pattern.compile("--\\s?");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(Sent from (my |Mail for |Outlook|Yahoo).{0,60}|Get Outlook for .{0,60}"
              + "|Von meinem .{1,40} gesendet|Gesendet (von|mit) .{1,60}"
              + "|Outlook für .{1,20} herunterladen.{0,60}"
              + "|Envoyé (de|depuis) (mon|ma|l['’]).{1,60}|Envoyé à partir de .{1,60}"
              + "|Télécharger Outlook pour .{1,40})\\.?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** In French they stand before a colon. */
  private static final Pattern UNBREAKABLE = Pattern.compile("[\u00A0\u202F]");

  private static final int HEADER_LINES = 6;
  private static final int ATTRIBUTION_LINES = 4;

  private ReplyText() {}

  static String of(String text) {
    List<String> lines =
        text.lines().map(line -> UNBREAKABLE.matcher(line).replaceAll(" ")).toList();
    lines = lines.subList(0, endOfAnswer(lines));
    lines = withoutQuotes(lines);
    lines = withoutSignature(lines);
    return String.join("\n", lines).strip();
  }

  /** Where a quote begins that goes on to the end, whatever its lines look like. */
  private static int endOfAnswer(List<String> lines) {
    int end =
        IntStream.range(0, lines.size())
            .filter(i -> beginsQuote(lines, i))
            .findFirst()
            .orElse(lines.size());
    while (end > 0
        && (lines.get(end - 1).isBlank() || RULE.matcher(lines.get(end - 1)).matches())) {
      end--;
    }
    return end;
  }

  private static boolean beginsQuote(List<String> lines, int i) {
    String line = lines.get(i);
    return OUR_MARK.matcher(line).find()
        || SEPARATOR.matcher(line).matches()
        || (HEADER_FROM.matcher(line).matches() && headersFollow(lines, i));
  }

  private static boolean headersFollow(List<String> lines, int from) {
    return lines.subList(from + 1, Math.min(lines.size(), from + 1 + HEADER_LINES)).stream()
            .filter(line -> HEADER_OTHER.matcher(line).matches())
            .count()
        >= 2;
  }

  private static List<String> withoutQuotes(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      int length = attributionAt(lines, i);
      if (length > 0) {
        List<String> before = lines.subList(0, i);
        List<String> after = lines.subList(i + length, lines.size());
        // Quoted line by line, the answers may stand in between.
        return isQuoted(after) ? unquoted(join(before, after)) : before;
      }
    }
    return withoutQuotedEnd(lines);
  }

  /** How many lines the attribution takes that begins here; mail programs wrap it. */
  private static int attributionAt(List<String> lines, int start) {
    StringBuilder joined = new StringBuilder();
    for (int n = 0; n < ATTRIBUTION_LINES && start + n < lines.size(); n++) {
      String line = lines.get(start + n).strip();
      if (line.isEmpty() || line.startsWith(">")) {
        return 0;
      }
      joined.append(n == 0 ? "" : " ").append(line);
      if (line.endsWith(":")
          && ATTRIBUTION.matcher(joined).matches()
          && TIME_OR_ADDRESS.matcher(joined).find()) {
        return n + 1;
      }
    }
    return 0;
  }

  private static boolean isQuoted(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(ReplyText::isQuote)
        .isPresent();
  }

  private static List<String> join(List<String> first, List<String> second) {
    List<String> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private static List<String> unquoted(List<String> lines) {
    return lines.stream().filter(line -> !isQuote(line)).toList();
  }

  /** Without an attribution only the end is surely a quote. */
  private static List<String> withoutQuotedEnd(List<String> lines) {
    int end = lines.size();
    while (end > 0 && (lines.get(end - 1).isBlank() || isQuote(lines.get(end - 1)))) {
      end--;
    }
    return lines.subList(0, end);
  }

  private static boolean isQuote(String line) {
    return line.stripLeading().startsWith(">");
  }

  private static List<String> withoutSignature(List<String> lines) {
    int end =
        IntStream.range(0, lines.size())
            .filter(i -> SIGNATURE.matcher(lines.get(i)).matches())
            .findFirst()
            .orElse(lines.size());
    while (end > 0 && isBlankOrDevice(lines.get(end - 1))) {
      end--;
    }
    return lines.subList(0, end);
  }

  private static boolean isBlankOrDevice(String line) {
    return line.isBlank() || DEVICE.matcher(line.strip()).matches();
  }
}
