package com.onelastai.support.notification;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@SignedIn
@RestController
@RequestMapping(NotificationController.ADDRESS)
@Tag(name = "Notifications")
class NotificationController {

  static final String ADDRESS = "/api/notifications";

  private final Notifications notifications;
  private final NotificationTexts texts;
  private final NotificationStreams streams;
  private final Recipients recipients;

  NotificationController(
      Notifications notifications,
      NotificationTexts texts,
      NotificationStreams streams,
      Recipients recipients) {
    this.notifications = notifications;
    this.texts = texts;
    this.streams = streams;
    this.recipients = recipients;
  }

  @GetMapping
  @Operation(
      summary = "List the caller's notifications, newest first",
      description = "In the language of the caller's preferences.")
  Inbox listNotifications(
      Caller caller,
      @Parameter(description = "Only those that are unread") @RequestParam(defaultValue = "false")
          boolean unread,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    Optional<Recipient> user = recipients.find(caller.userId());
    Listing<NotificationView> page =
        notifications
            .list(caller.userId(), unread, ADDRESS, after, size)
            .map(notification -> texts.view(notification, user))
            .with("unread", unread ? true : null);
    return new Inbox(page.items(), page.next(), notifications.countUnread(caller.userId()));
  }

  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Follow the caller's notifications",
      description =
          "A stream of server-sent events for an `EventSource`: `unread` with the number of unread "
              + "notifications, at the beginning and whenever it changes, and `notification` for "
              + "each new one. One that was added in the last seconds may be in the list already. "
              + "It ends after 15 minutes, and the oldest of a user's streams when there are more than "
              + "ten; an `EventSource` then reconnects by itself, and the list should be read again.")
  @Problems("too_many_streams")
  SseEmitter streamNotifications(Caller caller) {
    return streams.open(caller.userId());
  }

  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Mark a notification as read")
  @Problems("not_found")
  void readNotification(@PathVariable String id, Caller caller) {
    if (!notifications.read(caller.userId(), id)) {
      throw ApiException.notFound("notification");
    }
  }

  @PostMapping("/read-all")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Mark all of the caller's notifications as read")
  void readAllNotifications(Caller caller) {
    notifications.readAll(caller.userId());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Remove a notification from the caller's list")
  @Problems("not_found")
  void removeNotification(@PathVariable String id, Caller caller) {
    if (!notifications.remove(caller.userId(), id)) {
      throw ApiException.notFound("notification");
    }
  }

  /**
   * A page of the list.
   *
   * @param next the address of the next page; null if this is the last
   */
  record Inbox(
      List<NotificationView> items,
      @Schema(example = "/api/notifications?after=MTc2&size=20") @Nullable String next,
      @Schema(description = "The number of all unread notifications, at most 1,000", example = "3")
          int unread) {}
}
