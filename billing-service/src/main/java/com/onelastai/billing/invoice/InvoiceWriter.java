package com.onelastai.billing.invoice;

import com.onelastai.pdf.PdfFiles;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Creates the PDF of an invoice. */
@Component
class InvoiceWriter {

  private final PdfFiles files = new PdfFiles();

  byte[] write(IssuedInvoice invoice) throws IOException {
    return files.create(
        "Invoice " + invoice.number(),
        invoice.invoice().seller().name(),
        invoice.payment().createdAt(),
        pages -> new InvoicePdf(invoice, pages).write());
  }
}
