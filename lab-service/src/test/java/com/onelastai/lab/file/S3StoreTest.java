package com.onelastai.lab.file;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.starter.problem.ApiException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3StoreTest {

  private static final String OBJECT = "/lab/f-1";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private S3Store store;

  @BeforeEach
  void connect() {
    store =
        new S3Store(
            new FileProperties.S3(SERVER.baseUrl(), "lab", "eu-central-1", "key", "secret"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void contentIsPutAsItIsAndSigned() {
    SERVER.stubFor(put(OBJECT).willReturn(ok()));
    byte[] content = "RIFF of bytes".getBytes(US_ASCII);

    store.write("f-1", content);

    SERVER.verify(
        putRequestedFor(urlEqualTo(OBJECT))
            .withRequestBody(binaryEqualTo(content))
            .withHeader("Authorization", matching("AWS4-HMAC-SHA256 Credential=key/.*")));
  }

  @Test
  void onlyThePartThatIsReadIsAskedFor() throws IOException {
    SERVER.stubFor(
        get(OBJECT)
            .withHeader("Range", equalTo("bytes=2-5"))
            .willReturn(aResponse().withStatus(206).withBody("cdef")));

    try (InputStream part = store.read("f-1", 2, 4)) {
      assertThat(part.readAllBytes()).asString(US_ASCII).isEqualTo("cdef");
    }
  }

  @Test
  void deletedContentIsNotFound() {
    SERVER.stubFor(
        get(OBJECT)
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("Content-Type", "application/xml")
                    .withBody("<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>")));

    assertThatThrownBy(() -> store.read("f-1", 0, 1))
        .isInstanceOfSatisfying(
            ApiException.class, missing -> assertThat(missing.code()).isEqualTo("not_found"));
  }

  @Test
  void contentIsDeleted() {
    SERVER.stubFor(delete(OBJECT).willReturn(noContent()));

    store.delete("f-1");

    SERVER.verify(deleteRequestedFor(urlEqualTo(OBJECT)));
  }
}
