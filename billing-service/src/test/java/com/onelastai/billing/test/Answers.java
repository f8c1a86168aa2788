package com.onelastai.billing.test;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import net.javacrumbs.jsonunit.core.Option;

/** Checks answers of the API. */
public final class Answers {

  private Answers() {}

  /**
   * @param fields some of the fields, such as <code>{status: 'active', items: [{amount: 1}]}</code>
   */
  public static void assertHas(Answer answer, String fields) {
    assertThatJson(answer.text()).when(Option.IGNORING_EXTRA_FIELDS).isEqualTo(fields);
  }

  /** The request was refused because of this field. */
  public static void assertInvalid(Answer refused, String field) {
    assertThat(refused.is(400, "invalid_request").text("/errors/0/field")).isEqualTo(field);
  }

  public static void assertInvalid(Answer refused, String field, String code) {
    assertInvalid(refused, field);
    assertThat(refused.text("/errors/0/code")).isEqualTo(code);
  }
}
