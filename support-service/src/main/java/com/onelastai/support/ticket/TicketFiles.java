package com.onelastai.support.ticket;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.file.FileView;
import com.onelastai.support.file.Files;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The files of tickets. */
@Component
class TicketFiles {

  private final Files files;

  TicketFiles(Files files) {
    this.files = files;
  }

  /** By id. */
  Map<String, FileView> of(Ticket ticket) {
    return files.ofHolder(Ticket.holder(ticket.id())).stream()
        .map(FileView::of)
        .collect(Collectors.toMap(FileView::id, file -> file));
  }

  /**
   * @throws ApiException 404 unless the ticket shows it
   */
  ResponseEntity<byte[]> read(Ticket ticket, String fileId) {
    if (!ticket.shows(fileId)) {
      throw ApiException.notFound("file");
    }
    return files.read(fileId).orElseThrow(() -> ApiException.notFound("file")).answer();
  }
}
