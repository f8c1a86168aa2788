package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.stereotype.Component;

/** PDF: pages to print, of the latest messages if there are very many. */
@Component
final class PdfWriter implements ConversationWriter {

  static final int MAX_MESSAGES = 1_000;
  static final int MAX_CHARACTERS = 1_500_000;

  /** Fonts and pages take memory and time: a crowd must not take them all at once. */
  private final Semaphore documents = new Semaphore(2);

  private final Clock clock;

  PdfWriter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ExportFormat format() {
    return ExportFormat.PDF;
  }

  /** Written out at last, so that a slow reader keeps nobody from making theirs. */
  @Override
  public void write(Conversation conversation, Branch branch, OutputStream out) throws IOException {
    documents.acquireUninterruptibly();
    byte[] file;
    try {
      file = draw(Heading.of(conversation), latest(branch));
    } finally {
      documents.release();
    }
    out.write(file);
  }

  private byte[] draw(Heading heading, List<Message> messages) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
        PdfFonts fonts = new PdfFonts(document)) {
      describe(document, heading);
      new PdfConversation(heading, document, fonts).write(messages);
      document.save(file);
    }
    return file.toByteArray();
  }

  private static List<Message> latest(Branch branch) {
    List<Message> kept = new ArrayList<>();
    int characters = 0;
    for (Message message : branch.latest(MAX_MESSAGES).reversed()) {
      characters += message.content().length();
      if (characters > MAX_CHARACTERS) {
        break;
      }
      kept.add(message);
    }
    return kept.reversed();
  }

  private void describe(PDDocument document, Heading heading) {
    GregorianCalendar now = new GregorianCalendar();
    now.setTime(Date.from(clock.instant()));
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(heading.title());
    information.setCreator("OneLastAI");
    information.setCreationDate(now);
  }
}
