package com.onelastai.tools.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.tools.test.ToolsServiceIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

@ToolsServiceIT
class SpeedControllerIT {

  private static final String PATH = "/api/tools/speed-test";

  @Autowired Api api;

  private final Person visitor = Person.visitor();

  @Test
  void pingIsAnsweredWithoutContentAndNeverFromACache() {
    Answer answer = api.get(visitor, PATH + "/ping").is(204);
    assertThat(answer.response().getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void downloadHasAsManyBytesAsAskedFor() {
    Answer answer = api.get(visitor, PATH + "/download?bytes=200001").is(200);
    assertThat(answer.response().getContentAsByteArray()).hasSize(200_001);
    assertThat(answer.response().getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void uploadIsCounted() {
    Answer answer =
        api.call(
            visitor,
            post(PATH + "/upload")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(new byte[123_456]));
    assertThat(answer.is(200).body().get("bytes").asInt()).isEqualTo(123_456);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "25000001", "99999999999", "many", "''"})
  void sizeOutOfBoundsIsRefusedByName(String bytes) {
    Answer answer = api.call(visitor, get(PATH + "/download").queryParam("bytes", bytes)).is(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("bytes");
  }
}
