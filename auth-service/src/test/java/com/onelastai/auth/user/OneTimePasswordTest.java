package com.onelastai.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import jakarta.validation.ConstraintValidatorContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimePasswordTest {

  private final OneTimePassword.Form form = new OneTimePassword.Form();

  @ParameterizedTest
  @ValueSource(
      strings = {"123456", "123 456", " 123-456\n", "12 34 56", "123\u00A0456", "１２３４５６", "١٢٣٤٥٦"})
  void sixDigitsAreAcceptedAsAppsAndPeopleWriteThem(String typed) {
    assertThat(valid(typed)).isTrue();
    assertThat(OneTimePassword.Form.normal(typed)).isEqualTo("123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "123.456", "123+456"})
  void anythingElseIsRefused(String typed) {
    assertThat(valid(typed)).isFalse();
  }

  private boolean valid(String typed) {
    return form.isValid(typed, mock(ConstraintValidatorContext.class));
  }
}
