package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionRequestTest {

  private static final String HELLO = "'messages':[{'role':'user','content':'Hello'}]";

  @Test
  void everyFieldIsRead() {
    CompletionRequest request =
        parse(
            """
            {'model':'m','messages':[
              {'role':'developer','content':'Be brief.'},
              {'role':'user','content':[{'type':'text','text':'Hel'},{'type':'text','text':'lo'}]},
              {'role':'assistant','content':'Hi'}],
             'stream':true,'stream_options':{'include_usage':true},
             'max_tokens':7,'temperature':0.5,'top_p':0.9,'seed':42,'stop':['a','b']}
            """);

    assertThat(request.model()).isEqualTo("m");
    assertThat(request.messages())
        .containsExactly(
            new CompletionRequest.Message("system", "Be brief."),
            new CompletionRequest.Message("user", "Hello"),
            new CompletionRequest.Message("assistant", "Hi"));
    assertThat(request.stream()).isTrue();
    assertThat(request.includeUsage()).isTrue();
    assertThat(request.maxTokens()).hasValue(7);
    assertThat(request.sampling().temperature()).hasValue(0.5);
    assertThat(request.sampling().topP()).hasValue(0.9);
    assertThat(request.sampling().seed()).hasValue(42);
    assertThat(request.sampling().stop()).containsExactly("a", "b");
  }

  @Test
  void missingAndNullFieldsUseTheModelsDefaults() {
    for (String rest : List.of("", ",'temperature':null,'max_tokens':null,'stop':null")) {
      CompletionRequest request = parse("{'model':'m'," + HELLO + rest + "}");

      assertThat(request.stream()).isFalse();
      assertThat(request.includeUsage()).isFalse();
      assertThat(request.maxTokens()).isEmpty();
      assertThat(request.sampling().temperature()).isEmpty();
      assertThat(request.sampling().stop()).isEmpty();
    }
  }

  @Test
  void newerNameOfMaxTokensHasPrecedence() {
    String both = "{'model':'m'," + HELLO + ",'max_tokens':5,'max_completion_tokens':6}";
    assertThat(parse(both).maxTokens()).hasValue(6);
  }

  @Test
  void stopMayBeASingleString() {
    assertThat(parse("{'model':'m'," + HELLO + ",'stop':'end'}").sampling().stop())
        .containsExactly("end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "'text'", "{'model':}", "{\u0000}"})
  void whatIsNoObjectIsRefused(String body) {
    assertThat(refusal(body)).contains("JSON object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'messages':[{'role':'user','content':'x'}]}|model",
        "{'model':1,'messages':[{'role':'user','content':'x'}]}|model",
        "{'model':'m'}|messages",
        "{'model':'m','messages':[]}|messages",
        "{'model':'m','messages':'x'}|messages",
        "{'model':'m','messages':['x']}|messages",
        "{'model':'m','messages':[{'role':'tool','content':'x'}]}|messages",
        "{'model':'m','messages':[{'content':'x'}]}|messages",
        "{'model':'m','messages':[{'role':'user'}]}|messages",
        "{'model':'m','messages':[{'role':'user','content':[{'type':'image_url'}]}]}|messages",
      })
  void messagesAndModelAreRequired(String body, String param) {
    assertThat(refusedParam(body)).isEqualTo(param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'n':2|n",
        "'stream':'yes'|stream",
        "'max_tokens':0|max_tokens",
        "'max_tokens':1.5|max_tokens",
        "'max_completion_tokens':'9'|max_completion_tokens",
        "'temperature':2.1|temperature",
        "'temperature':-1|temperature",
        "'temperature':'hot'|temperature",
        "'top_p':1.1|top_p",
        "'seed':1e400|seed",
        "'seed':99999999999999999999|seed",
        "'stop':''|stop",
        "'stop':[1]|stop",
        "'stop':{}|stop",
        "'stop':['a','b','c','d','e']|stop",
      })
  void valueOutOfRangeIsNamed(String field, String param) {
    assertThat(refusedParam("{'model':'m'," + HELLO + "," + field + "}")).isEqualTo(param);
  }

  private static CompletionRequest parse(String body) {
    return CompletionRequest.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(String body) {
    return refused(body).error().message();
  }

  private static String refusedParam(String body) {
    return String.valueOf(refused(body).error().param());
  }

  private static ApiException refused(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(ApiException.class);
    ApiException refused = catchThrowableOfType(ApiException.class, () -> parse(body));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error().type()).isEqualTo("invalid_request_error");
    return refused;
  }
}
