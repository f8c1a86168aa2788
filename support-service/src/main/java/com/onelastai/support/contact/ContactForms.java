package com.onelastai.support.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.support.link.SignedLinks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** Opens forms, and checks those that are sent. Nothing is stored of an open form. */
@Component
class ContactForms {

  private static final String PURPOSE = "contact-form";

  private final SignedLinks links;
  private final ContactProperties properties;
  private final Clock clock;

  ContactForms(SignedLinks links, ContactProperties properties, Clock clock) {
    this.links = links;
    this.properties = properties;
    this.clock = clock;
  }

  /** An open form. */
  @Schema(name = "ContactForm")
  record Form(
      @Schema(description = "To be sent with the message", example = "MTc3MjM2.c2lnbmF0dXJl")
          String form,
      @Schema(
              description =
                  "The proof of work is a text so that the SHA-256 of `form` and it has this many "
                      + "leading zero bits",
              example = "16")
          int difficulty,
      @Schema(description = "Not to be sent before", example = "2026-03-01T14:05:13Z")
          Instant notBefore,
      @Schema(example = "2026-03-01T20:05:10Z") Instant expiresAt) {}

  Form open() {
    Instant now = clock.instant();
    String subject = now.toEpochMilli() + "/" + UUID.randomUUID();
    return new Form(
        links.sign(PURPOSE, subject),
        properties.difficulty(),
        now.plus(properties.fastest()),
        now.plus(properties.slowest()));
  }

  /**
   * Checks a sent form.
   *
   * @return the form's id
   * @throws ApiException 400 that names what is wrong
   */
  String check(String form, String proof) {
    String subject =
        links.read(PURPOSE, form).orElseThrow(() -> invalid("form", "unknown", "was not issued"));
    int slash = subject.indexOf('/');
    Instant opened = Instant.ofEpochMilli(Long.parseLong(subject.substring(0, slash)));
    Instant now = clock.instant();
    if (now.isBefore(opened.plus(properties.fastest()))) {
      throw invalid("form", "too_early", "was opened a moment ago: try again in a few seconds");
    }
    if (now.isAfter(opened.plus(properties.slowest()))) {
      throw invalid("form", "expired", "was opened too long ago: get another one");
    }
    if (leadingZeroBits(DigestUtils.sha256((form + proof).getBytes(UTF_8)))
        < properties.difficulty()) {
      throw invalid("proof", "insufficient", "does not have the leading zero bits");
    }
    return subject.substring(slash + 1);
  }

  private static int leadingZeroBits(byte[] hash) {
    int zeros = 0;
    for (byte octet : hash) {
      if (octet != 0) {
        return zeros + Integer.numberOfLeadingZeros(Byte.toUnsignedInt(octet)) - 24;
      }
      zeros += Byte.SIZE;
    }
    return zeros;
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
