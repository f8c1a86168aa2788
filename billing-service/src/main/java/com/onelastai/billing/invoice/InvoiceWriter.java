package com.onelastai.billing.invoice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.stereotype.Component;

/** Makes PDF files. */
@Component
class InvoiceWriter {

  /** Fonts and pages take memory and time: a crowd must not take them all at once. */
  private final Semaphore documents = new Semaphore(2);

  byte[] write(IssuedInvoice invoice) throws IOException {
    documents.acquireUninterruptibly();
    try (PDDocument document = new PDDocument()) {
      describe(document, invoice);
      try (PdfPages pages = new PdfPages(document)) {
        new InvoicePdf(invoice, pages).write();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        document.save(file);
        return file.toByteArray();
      }
    } finally {
      documents.release();
    }
  }

  private static void describe(PDDocument document, IssuedInvoice invoice) {
    GregorianCalendar issued = new GregorianCalendar();
    issued.setTime(Date.from(invoice.payment().createdAt()));
    PDDocumentInformation information = document.getDocumentInformation();
    String number = invoice.invoice().number();
    information.setTitle("Invoice " + (number == null ? invoice.payment().id() : number));
    information.setAuthor(invoice.invoice().seller().name());
    information.setCreationDate(issued);
  }
}
