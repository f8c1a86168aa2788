package com.onelastai.lab.voicecloning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentSentencesTest {

  private static final String SECRET = "a secret of a test that is long enough";
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  private final ConsentSentences sentences = at(NOW, SECRET);

  private static ConsentSentences at(Instant time, String secret) {
    return new ConsentSentences(secret, Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void givenSentenceIsKnownAgain() {
    ConsentSentence given = sentences.next();
    assertThat(sentences.check(given.challenge()).sentence()).isEqualTo(given.sentence());
    assertThat(given.expiresAt()).isAfter(NOW);
    assertThat(sentences.next().challenge()).isNotEqualTo(given.challenge());
  }

  @Test
  void oldSentenceIsRefused() {
    String challenge = sentences.next().challenge();
    refused(at(NOW.plus(Duration.ofMinutes(31)), SECRET), challenge, "challenge_expired");
  }

  @Test
  void otherNumbersAndOtherSignersAreRefused() {
    String challenge = sentences.next().challenge();
    String digits = challenge.startsWith("00000") ? "11111" : "00000";
    refused(sentences, digits + challenge.substring(5), "unknown_challenge");
    refused(at(NOW, "another secret that is long enough"), challenge, "unknown_challenge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "12345-1796000000-", "--", "12345-1796000000-x\n"})
  void anythingElseIsRefused(String challenge) {
    refused(sentences, challenge, "unknown_challenge");
  }

  private static void refused(ConsentSentences sentences, String challenge, String code) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> sentences.check(challenge))
        .satisfies(refusal -> {
          assertThat(refusal.fields().getFirst().field()).isEqualTo("challenge");
          assertThat(refusal.fields().getFirst().code()).isEqualTo(code);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I agree that a synthetic copy of my voice is made. My numbers are seven, two, nine, four,"
            + " six.|true",
        "I agree that a synthetic copy of my voice is made my numbers are 72946|true",
        "I agree, that a synthetic copy of my voice is made. My numbers are 7, 2, 9, 4, 6.|true",
        "I agree that a synthetic copy of my voice is made. My numbers are seven, two, nine, six,"
            + " four.|false",
        "I agree that a synthetic copy of my voice is made. My numbers are 7294.|false",
        "I do not know. My voice. Seven two nine four six.|false"
      })
  void transcriptMustHaveTheAgreementAndTheNumbers(String transcript, boolean agreed) {
    assertThat(new SpokenConsent("72946").isIn(transcript)).isEqualTo(agreed);
  }

  @Test
  void syllablesOfTheNumbersCount() {
    assertThat(new SpokenConsent("11111").syllables()).isEqualTo(24);
    assertThat(new SpokenConsent("70111").syllables()).isEqualTo(26);
  }
}
