package com.onelastai.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import jakarta.validation.ConstraintValidatorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  private final EmailAddress.Form form = new EmailAddress.Form();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com",
        "Ada.L+news@mail.example.co.uk",
        " a@b.cd ",
        "o'neil@x-y.org",
        "max@müller.example.com"
      })
  void addressIsAccepted(String address) {
    assertThat(valid(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a@",
        "@example.com",
        "a@localhost",
        "a@@example.com",
        "a b@example.com",
        "a@example.com\nBcc: b@example.com",
        ".a@example.com",
        "a..b@example.com",
        "a@-example.com",
        "a@example..com",
        "ä@example.com",
        "äda＠example.com",
        "max@straße.example.com",
        "max@exa mple.com",
        "a@example.com,b@example.com"
      })
  void anythingElseIsRefused(String address) {
    assertThat(valid(address)).isFalse();
  }

  @Test
  void lengthIsBounded() {
    assertThat(valid("a".repeat(64) + "@example.com")).isTrue();
    assertThat(valid("a".repeat(65) + "@example.com")).isFalse();
    assertThat(valid("a@" + "b23456789.".repeat(25) + "com")).isFalse();
    assertThat(form.isValid(null, mock(ConstraintValidatorContext.class))).isFalse();
  }

  @Test
  void normalAddressIsTrimmedAndInLowerCase() {
    assertThat(EmailAddress.Form.normal(" Ada@Example.COM ")).isEqualTo("ada@example.com");
  }

  @Test
  void longTextOfOtherLettersIsRefused() {
    assertThat(valid("a@" + "李".repeat(5000) + ".com")).isFalse();
  }

  @Test
  void internationalDomainIsTheSameInBothForms() {
    assertThat(EmailAddress.Form.normal("max@MÜLLER.example.com"))
        .isEqualTo("max@xn--mller-kva.example.com")
        .isEqualTo(EmailAddress.Form.normal("max@xn--mller-kva.example.com"));
  }

  private boolean valid(String address) {
    return form.isValid(address, mock(ConstraintValidatorContext.class));
  }
}
