package com.onelastai.support.notification;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(NotificationController.ADDRESS)
@Tag(name = "Notifications")
class MailSettingsController {

  private final MailSettings settings;
  private final Unsubscribing unsubscribing;

  MailSettingsController(MailSettings settings, Unsubscribing unsubscribing) {
    this.settings = settings;
    this.unsubscribing = unsubscribing;
  }

  @SignedIn
  @GetMapping("/settings")
  @Operation(
      summary = "Get the categories whose mails the caller has switched off",
      description =
          "Whether and when a user gets mails and push messages at all is among the preferences "
              + "of the profile.")
  MutedMails getNotificationSettings(Caller caller) {
    return new MutedMails(settings.muted(caller.userId()));
  }

  @SignedIn
  @PutMapping("/settings")
  @Operation(
      summary = "Set the categories whose mails the caller has switched off",
      description = "Mails about security cannot be switched off.")
  MutedMails setNotificationSettings(@Valid @RequestBody MutedMails muted, Caller caller) {
    if (muted.mutedMails().stream().anyMatch(Category::isUrgent)) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "mutedMails", "invalid", "must not have security, which cannot be muted")));
    }
    settings.set(caller.userId(), muted.mutedMails());
    return muted;
  }

  /** The body, {@code List-Unsubscribe=One-Click}, says nothing more. */
  @PermitAll
  @PostMapping("/unsubscribe")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Switch off mails by the link in their header",
      description =
          "Mail programs call it when the user unsubscribes (RFC 8058). Switches off the mails of "
              + "the category of that mail, or of all that can be if it was a digest.")
  @Problems("token_invalid")
  void unsubscribe(
      @Parameter(description = "Of the mail's List-Unsubscribe header")
          @RequestParam
          @Size(max = 500)
          String token) {
    unsubscribing.unsubscribe(token);
  }

  record MutedMails(
      @NotNull @Size(max = 10) @Schema(example = "[\"community\", \"rewards\"]")
          Set<@NotNull Category> mutedMails) {}
}
