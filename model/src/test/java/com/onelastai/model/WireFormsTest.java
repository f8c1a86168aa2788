package com.onelastai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.model.Models.ReadAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which servers send one and the same answer. */
class WireFormsTest {

  private static final String END =
      event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}") + "data: [DONE]\n\n";

  @RegisterExtension static final WireMockExtension SERVER = Models.wireMock();

  private final Models models = Models.of(Models.server(SERVER.baseUrl() + "/v1"));

  @AfterEach
  void close() {
    models.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Hello.\"",
        "[{\"type\":\"text\",\"text\":\"Hel\"},{\"type\":\"text\",\"text\":\"lo.\"}]",
        "[\"Hello.\"]",
        "[{\"type\":\"image_url\",\"image_url\":{}},{\"text\":\"Hello.\"}]"
      })
  void contentIsATextOrAListOfParts(String content) {
    assertThat(ask(delta("\"content\":" + content) + END).text()).isEqualTo("Hello.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stop           | STOP
          eos            | STOP
          length         | LENGTH
          max_tokens     | LENGTH
          content_filter | CONTENT_FILTER
          tool_calls     | TOOL_CALLS
          """)
  void endHasAReason(String word, FinishReason reason) {
    assertThat(
            ask(
                delta("\"content\":\"Hello.\"")
                    + event(
                        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"%s\"}]}".formatted(word))))
        .returns("Hello.", ReadAnswer::text)
        .returns(reason, ReadAnswer::finishReason);
  }

  @Test
  void refusalIsTheText() {
    assertThat(ask(delta("\"refusal\":\"I can't\"") + delta("\"refusal\":\" do that.\"") + END))
        .returns("I can't do that.", ReadAnswer::text)
        .returns(FinishReason.REFUSAL, ReadAnswer::finishReason);
  }

  @Test
  void completionWithoutATextHasNone() {
    assertThat(
            ask(
                delta("\"reasoning_content\":\"Long thoughts\"")
                    + event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}")))
        .returns("", ReadAnswer::text)
        .returns("Long thoughts", ReadAnswer::reasoning)
        .returns(FinishReason.LENGTH, ReadAnswer::finishReason);
    assertThat(ask(END).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reasoning_content", "reasoning"})
  void reasoningHasTwoNames(String name) {
    assertThat(ask(delta("\"%s\":\"Hm.\"".formatted(name)) + delta("\"content\":\"Yes.\"") + END))
        .returns("Hm.", ReadAnswer::reasoning)
        .returns("Yes.", ReadAnswer::text);
  }

  @Test
  void reasoningIsAPartOfAnotherType() {
    String thoughts =
        "[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm.\"}]},"
            + "{\"type\":\"text\",\"text\":\"Yes.\"}]";
    assertThat(ask(delta("\"content\":" + thoughts) + END))
        .returns("Hm.", ReadAnswer::reasoning)
        .returns("Yes.", ReadAnswer::text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          <think>Hm.</think>Yes.                  | Hm.  | Yes.
          <think>Hm.</think>~~Yes.                | Hm.  | Yes.
          ~<Thinking>Hm.</thinking>Yes.           | Hm.  | Yes.
          <reasoning>1 < 2</reasoning>Yes.        | 1 < 2 | Yes.
          <think></think>Yes.                     | ''   | Yes.
          <think>İİİİİİİİİ</think>Yes.            | İİİİİİİİİ | Yes.
          <think>Hm, and no more                  | Hm, and no more | ''
          Tags such as <think>x</think> are text. | ''   | Tags such as <think>x</think> are text.
          <thin line                              | ''   | <thin line
          <b>Yes.</b>                             | ''   | <b>Yes.</b>
          """)
  void reasoningInTagsIsNoText(String content, String reasoning, String text) {
    String written = content.replace('~', '\n');
    for (int length : new int[] {1, 3, 1000}) {
      StringBuilder stream = new StringBuilder();
      for (int at = 0; at < written.length(); at += length) {
        String piece = written.substring(at, Math.min(written.length(), at + length));
        stream.append(delta("\"content\":\"" + piece.replace("\n", "\\n") + "\""));
      }
      assertThat(ask(stream + END))
          .as("in pieces of %d", length)
          .returns(reasoning, ReadAnswer::reasoning)
          .returns(text, ReadAnswer::text);
    }
  }

  @Test
  void characterInTwoChunksIsWhole() {
    ReadAnswer answer =
        ask(delta("\"content\":\"Hi \\ud83d\"") + delta("\"content\":\"\\ude42!\"") + END);

    assertThat(answer.pieces()).containsExactly("Hi ", "🙂!");
  }

  @Test
  void halfACharacterIsReplaced() {
    assertThat(ask(delta("\"content\":\"a\\ude42b\\ud83d\"") + END).text())
        .isEqualTo("a\uFFFDb\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"choices\":[\ndata: {\"delta\":{\"content\":\"Hello.\"},\ndata: \"finish_reason\":\"stop\"}]}\n\n",
        "\uFEFFdata: {\"choices\":[{\"delta\":{\"content\":\"Hello.\"},\"finish_reason\":\"stop\"}]}\n\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"Hello.\"}}]}\ndata: [DONE]\n",
        "{\"choices\":[{\"message\":{\"content\":\"Hello.\"},\"finish_reason\":\"stop\"}]}",
        "\uFEFF\n{\n  \"choices\": [\n    {\"message\": {\"content\": \"Hello.\"}}\n  ]\n}\n"
      })
  void eventMayHaveSeveralLinesAndACompletionMayBeNoStream(String body) {
    assertThat(ask(body)).returns("Hello.", ReadAnswer::text);
  }

  @Test
  void reasoningTokensAreCountedApart() {
    String usage =
        event(
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3600,"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":3590}}}");
    assertThat(
            ask(delta("\"content\":\"Ten words.\"")
                    + event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}")
                    + usage)
                .usage())
        .isEqualTo(new ModelAnswer.Usage(9, 3600, 3590));
  }

  private ReadAnswer ask(String body) {
    SERVER.stubFor(post(Models.COMPLETIONS).willReturn(aResponse().withBody(body)));
    return models.ask();
  }

  private static String delta(String field) {
    return event("{\"choices\":[{\"delta\":{" + field + "}}]}");
  }

  private static String event(String json) {
    return "data: " + json + "\n\n";
  }
}
