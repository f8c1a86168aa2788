package com.onelastai.support.ticket;

import com.onelastai.support.file.FileView;
import com.onelastai.support.ticket.Message.Sender;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A message as the user sees it: support has no names. */
@Schema(name = "TicketMessage")
record MessageView(
    @Schema(example = "0b9f3f1c-2f64-4d7e-8c39-5a1d2e3f4a5b") String id,
    Sender sender,
    @Schema(example = "Which browser do you use?", description = "Plain text, never markup")
        String message,
    Instant timestamp,
    List<FileView> attachments,
    @Schema(description = "Names of files in a mail that were not accepted") List<String> refused) {

  static MessageView of(Message message, Map<String, FileView> files) {
    return new MessageView(
        message.id(),
        message.sender(),
        message.message(),
        message.timestamp(),
        files(message.attachments(), files),
        message.refused());
  }

  static List<FileView> files(List<String> ids, Map<String, FileView> files) {
    return ids.stream().map(files::get).filter(Objects::nonNull).toList();
  }
}
