package com.onelastai.chat.export;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.export.ConversationWriter.ExportFormat;
import com.onelastai.chat.test.Talk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import net.javacrumbs.jsonunit.core.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TextFormatsTest {

  private static final String FORGED = "fine\n# Title\n\n## You, today\n```\nopen <!--";

  @Test
  void markdownQuotesMessages() throws IOException {
    assertThat(markdown(Sample.titled("Sky").say("Why?\n\nTell me.").say("Because.")))
        .isEqualTo(
            """
            # Sky

            With Albert Einstein, started 3 May 2026, 10:15 UTC.

            ## You, 3 May 2026, 10:15 UTC

            > Why?
            >
            > Tell me.

            ## Albert Einstein, 3 May 2026, 10:15 UTC

            > Because.
            """);
  }

  @Test
  void headingsOfMarkdownCannotBeForged() throws IOException {
    String page = markdown(Sample.titled("a\n## b <script> [x](y)").say(FORGED).say("\r# c"));

    assertThat(page.lines().filter(line -> line.startsWith("#")))
        .containsExactly(
            "# a \\#\\# b \\<script\\> \\[x\\]\\(y\\)",
            "## You, 3 May 2026, 10:15 UTC",
            "## Albert Einstein, 3 May 2026, 10:15 UTC");
    assertThat(page.lines().filter(line -> line.startsWith("> ")))
        .containsExactly("> fine", "> # Title", "> ## You, today", "> ```", "> open <!--", "> # c");
  }

  @Test
  void plainTextIndentsMessages() throws IOException {
    String page =
        new String(
            Sample.titled("a\nb").say("Why?\n\nYou, today:\u2028x").write(new TextWriter()),
            StandardCharsets.UTF_8);

    assertThat(page)
        .isEqualTo(
            """
            a b
            With Albert Einstein, started 3 May 2026, 10:15 UTC

            You, 3 May 2026, 10:15 UTC:

                Why?

                You, today:
                x
            """);
  }

  @Test
  void jsonContainsMessagesUnchanged() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    byte[] file =
        Sample.titled("Sky")
            .say("\"}]<script>\u2028")
            .say("b")
            .write(new JsonWriter(JsonMapper.shared(), clock));

    assertThatJson(new String(file, StandardCharsets.UTF_8))
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            """
            {"conversationId": "c-1", "exportedAt": "2026-06-01T00:00:00Z",
             "messages": [
              {"content": "\\"}]<script>\\u2028"},
              {"role": "assistant", "status": "complete"}]}
            """);
  }

  @Test
  void longConversationIsCompleteAndInOrder() throws IOException {
    Sample sample = Sample.titled("Long");
    String[] texts = Talk.texts(1_001);
    Stream.of(texts).forEach(sample::say);

    assertThat(markdown(sample).lines().filter(line -> line.startsWith(">")))
        .containsExactly(Stream.of(texts).map(text -> "> " + text).toArray(String[]::new));
  }

  @Test
  void fileNameIsTheTitlesWordsAndTheDay() {
    assertThat(name(Sample.titled("../../etc: \"why\"\r\nX-Evil: 1?")))
        .isEqualTo("etc-why-X-Evil-1-2026-05-03.md");
    assertThat(name(Sample.titled("你好 мир"))).isEqualTo("你好-мир-2026-05-03.md");
    assertThat(name(Sample.titled("..."))).isEqualTo("conversation-2026-05-03.md");
    assertThat(name(Sample.titled("w".repeat(500)))).hasSize(60 + 14);
  }

  private static @Nullable String name(Sample sample) {
    return ExportController.attachment(sample.conversation(), ExportFormat.MD).getFilename();
  }

  private static String markdown(Sample sample) throws IOException {
    return new String(sample.write(new MarkdownWriter()), StandardCharsets.UTF_8);
  }
}
