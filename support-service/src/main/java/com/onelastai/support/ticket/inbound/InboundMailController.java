package com.onelastai.support.ticket.inbound;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.support.ticket.inbound.InboundMails.Result;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@Tag(name = "Support tickets")
class InboundMailController {

  private final InboundMails mails;
  private final String secret;
  private final int maxSize;

  InboundMailController(
      InboundMails mails,
      @Value("${onelastai.tickets.inbound.secret}") String secret,
      @Value("${onelastai.tickets.inbound.max-size}") DataSize maxSize) {
    this.mails = mails;
    this.secret = secret;
    this.maxSize = Math.toIntExact(maxSize.toBytes());
  }

  @PostMapping(path = "/api/support/inbound-mail", consumes = "message/rfc822")
  @Operation(
      summary = "Receive a mail",
      description =
          "Only the mail provider calls this, with the raw mail and the shared secret; 404 while "
              + "none is set. A reply to a mail about a ticket is added to it, a mail that comes "
              + "again is added once, and every other mail is ignored, as `outcome` tells.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = @Content(mediaType = "message/rfc822", schema = @Schema(type = "string")))
  @Problems({"not_found", "invalid_secret", "mail_too_large"})
  Result receiveMail(
      @RequestHeader(name = "X-Inbound-Secret", required = false) @Nullable String given,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    if (secret.isBlank()) {
      throw ApiException.notFound("address");
    }
    if (given == null || !MessageDigest.isEqual(bytes(secret), bytes(given))) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED, "invalid_secret", "The secret is missing or wrong.");
    }
    return mails.receive(read(request));
  }

  /** Not bound to a parameter, which would have the limit of JSON bodies. */
  private byte[] read(HttpServletRequest request) throws IOException {
    byte[] raw = request.getInputStream().readNBytes(maxSize + 1);
    if (raw.length > maxSize) {
      String detail = "must be at most " + maxSize + " bytes";
      throw new ApiException(
          HttpStatus.CONTENT_TOO_LARGE,
          "mail_too_large",
          List.of(new FieldProblem("body", "too_large", detail)));
    }
    return raw;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
