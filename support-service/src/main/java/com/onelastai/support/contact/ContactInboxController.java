package com.onelastai.support.contact;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.SupportOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SupportOnly
@RestController
@RequestMapping(ContactInboxController.ADDRESS)
@Tag(name = "Contact")
class ContactInboxController {

  static final String ADDRESS = "/api/support/team/contact-messages";

  private final ContactMessages messages;

  ContactInboxController(ContactMessages messages) {
    this.messages = messages;
  }

  @GetMapping
  @Operation(summary = "List contact messages", description = "Newest first.")
  Listing<ContactItem> listContactMessages(
      @RequestParam(required = false) @Nullable ContactStatus status,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 200)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return messages.list(status, ADDRESS, after, size).map(ContactItem::of);
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Set how far the team is with a message")
  ContactItem setContactStatus(@PathVariable String id, @Valid @RequestBody StatusChange change) {
    return ContactItem.of(messages.setStatus(id, change.status()));
  }

  @Schema(name = "ContactStatusChange")
  record StatusChange(@NotNull ContactStatus status) {}

  /** A message in the team's inbox. */
  @Schema(name = "ContactMessage")
  record ContactItem(
      @Schema(example = "6a1f0c1e-5b0e-4c6e-8d0a-3f2b7c9d1e44") String id,
      @Schema(example = "Ada Example") String name,
      @Schema(example = "ada@example.com") String email,
      @Schema(example = "Invoices for a team") String subject,
      @Schema(example = "Can we get one invoice for five people?") String message,
      ContactCategory category,
      ContactStatus status,
      @Schema(example = "2026-03-01T14:05:10Z") Instant createdAt,
      @Schema(description = "Null if nobody was signed in") @Nullable String userId) {

    static ContactItem of(ContactMessage message) {
      return new ContactItem(
          message.id(),
          message.name(),
          message.email(),
          message.subject(),
          message.message(),
          message.category(),
          message.status(),
          message.createdAt(),
          message.userId());
    }
  }
}
