package com.onelastai.support.contact;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.visit.VisitHeaders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping("/api/contact")
@Tag(name = "Contact")
class ContactController {

  private final ContactForms forms;
  private final ContactMessages messages;

  ContactController(ContactForms forms, ContactMessages messages) {
    this.forms = forms;
    this.messages = messages;
  }

  @GetMapping("/form")
  @Operation(
      summary = "Open a contact form",
      description = "Its value is sent with the message, some seconds later.")
  ContactForms.Form openContactForm() {
    return forms.open();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send a message to the team",
      description =
          "Answered by mail. A form is sent once: sent again, it changes nothing. `website` is a "
              + "field that people do not see; a message that has it is dropped.")
  @Problems("limit_reached")
  void sendContactMessage(
      @Valid @RequestBody Message message,
      @Nullable Caller caller,
      @Parameter(hidden = true)
          @RequestHeader(value = VisitHeaders.CLIENT_ADDRESS, required = false)
          @Nullable String network) {
    String id = forms.check(message.form(), message.proof());
    if (message.website() == null || message.website().isEmpty()) {
      messages.add(id, message, caller == null ? null : caller.userId(), network);
    }
  }

  /** A message to the team. */
  @Schema(name = "NewContactMessage")
  record Message(
      @Schema(example = "Ada Example") @NotBlank @Size(max = 100) @NoControlCharacters String name,
      @Schema(example = "ada@example.com") @NotBlank @Email @Size(max = 254) String email,
      @Schema(example = "Invoices for a team") @NotBlank @Size(max = 200) @NoControlCharacters
          String subject,
      @Schema(example = "Can we get one invoice for five people?")
          @NotBlank
          @Size(max = 5000)
          @NoControlCharacters(lines = true)
          String message,
      @NotNull ContactCategory category,
      @Schema(description = "From `GET /api/contact/form`", example = "MTc3MjM2.c2lnbmF0dXJl")
          @NotBlank
          @Size(max = 200)
          String form,
      @Schema(description = "The proof of work", example = "48123") @NotBlank @Size(max = 40)
          String proof,
      @Schema(description = "To be left out") @Size(max = 200) @Nullable String website) {}
}
