package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onelastai.local.model.CompletionRequest.Message;
import com.onelastai.local.model.CompletionRequest.Sampling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
             'service_tier':'flex','max_tokens':7,'temperature':0.5,'top_p':0.9,'seed':42,'stop':['a','b']}
            """);

    assertThat(request)
        .isEqualTo(
            new CompletionRequest(
                "m",
                List.of(
                    new Message("system", "Be brief."),
                    new Message("user", "Hello"),
                    new Message("assistant", "Hi")),
                true,
                true,
                true,
                OptionalLong.of(7),
                new Sampling(
                    OptionalDouble.of(0.5),
                    OptionalDouble.of(0.9),
                    OptionalLong.of(42),
                    List.of("a", "b"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'temperature':null,'max_tokens':null,'stop':null"})
  void missingAndNullFieldsUseTheModelsDefaults(String rest) {
    Sampling defaults =
        new Sampling(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalLong.empty(), List.of());

    assertThat(parse("{'model':'m'," + HELLO + rest + "}"))
        .isEqualTo(
            new CompletionRequest(
                "m",
                List.of(new Message("user", "Hello")),
                false,
                false,
                false,
                OptionalLong.empty(),
                defaults));
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
    assertThat(refused(body).error().message()).contains("JSON object");
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
    assertThat(refused(body).error().param()).isEqualTo(param);
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
    assertThat(refused("{'model':'m'," + HELLO + "," + field + "}").error().param())
        .isEqualTo(param);
  }

  private static CompletionRequest parse(String body) {
    return CompletionRequest.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static ApiException refused(String body) {
    ApiException refused = catchThrowableOfType(ApiException.class, () -> parse(body));
    assertThat(refused).isNotNull();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error().type()).isEqualTo("invalid_request_error");
    return refused;
  }
}
