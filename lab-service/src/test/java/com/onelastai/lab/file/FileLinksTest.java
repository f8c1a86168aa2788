package com.onelastai.lab.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.UriComponentsBuilder;

class FileLinksTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final FileLinks links = links("0123456789abcdef0123456789abcdef", NOW);

  @Test
  void signatureIsOfOneFileAndTime() {
    String signature = signature(links.sign("f-1", LATER));

    assertThat(signature).matches("[\\w-]{43}");
    assertThatCode(() -> links.check("f-1", LATER.getEpochSecond(), signature))
        .doesNotThrowAnyException();
    isRefused("not_found", links, "f-2", LATER, signature);
    isRefused("not_found", links, "f-1", LATER.plusSeconds(1), signature);
    isRefused("not_found", links, "f-1", LATER, "");
    isRefused("not_found", links, "f-1", LATER, signature.toLowerCase(Locale.ROOT));
  }

  @Test
  void signatureOfAnotherSecretIsForged() {
    FileLinks others = links("another-secret-of-thirty-two-chars", NOW);

    isRefused("not_found", links, "f-1", LATER, signature(others.sign("f-1", LATER)));
  }

  @Test
  void linkEndsAtItsTime() {
    String signature = signature(links.sign("f-1", LATER));

    isRefused(
        "link_expired", links("0123456789abcdef0123456789abcdef", LATER), "f-1", LATER, signature);
  }

  @Test
  void shortSecretIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> links("too-short", NOW))
        .hasMessageContaining("ONELASTAI_LAB_LINK_SECRET")
        .hasMessageNotContaining("too-short");
  }

  private static void isRefused(
      String code, FileLinks links, String file, Instant until, String signature) {
    assertThatThrownBy(() -> links.check(file, until.getEpochSecond(), signature))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static String signature(String url) {
    return String.valueOf(
        UriComponentsBuilder.fromUriString(url).build().getQueryParams().getFirst("signature"));
  }

  private static FileLinks links(String secret, Instant now) {
    return new FileLinks(
        new FileProperties(
            secret,
            Duration.ofDays(1),
            new FileProperties.Uploads(1, 1, 1, DataSize.ofMegabytes(1), Duration.ofMinutes(1)),
            new FileProperties.S3("", "", "", "", "")),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
