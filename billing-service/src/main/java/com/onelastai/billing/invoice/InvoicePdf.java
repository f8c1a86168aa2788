package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Invoice.Buyer;
import com.onelastai.billing.transaction.Invoice.Line;
import com.onelastai.billing.transaction.Money;
import com.onelastai.billing.transaction.Seller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays an invoice out on pages. */
final class InvoicePdf {

  private static final float META = 340;
  private static final float GAP = 26;
  private static final float COLUMN = 230;
  private static final float PERIOD = 300;
  private static final float QUANTITY = 456;
  private static final float SUMS = 330;

  private final IssuedInvoice issued;
  private final Invoice invoice;
  private final PdfPages pages;

  InvoicePdf(IssuedInvoice issued, PdfPages pages) {
    this.issued = issued;
    this.invoice = issued.invoice();
    this.pages = pages;
  }

  void write() throws IOException {
    writeHead();
    writeParties();
    writeTableHead();
    for (Line line : invoice.lines()) {
      write(line);
    }
    pages.down(8);
    for (Sum sum : Sum.of(issued)) {
      write(sum);
    }
    pages.foot(foot());
  }

  private void writeHead() throws IOException {
    Seller seller = invoice.seller();
    float top = pages.y();
    pages.left("Invoice", PdfStyle.TITLE, PdfPages.LEFT);
    float right = PdfPages.RIGHT;
    for (String line : pages.lines(seller.name(), PdfStyle.STRONG, COLUMN)) {
      pages.right(line, PdfStyle.STRONG, right);
      pages.down(PdfStyle.STRONG.leading());
    }
    for (String line : sellerLines(seller)) {
      pages.right(line, PdfStyle.TEXT, right);
      pages.down(PdfStyle.TEXT.leading());
    }
    pages.moveTo(Math.min(pages.y(), top - PdfStyle.TITLE.leading()));
    pages.down(GAP);
  }

  private List<String> sellerLines(Seller seller) throws IOException {
    List<String> texts = new ArrayList<>(seller.address());
    if (!seller.taxId().isBlank()) {
      texts.add("Tax ID " + seller.taxId());
    }
    texts.add(seller.email());
    return wrapped(texts);
  }

  private void writeParties() throws IOException {
    float top = pages.y();
    pages.left("Billed to", PdfStyle.LABEL, PdfPages.LEFT);
    pages.down(PdfStyle.LABEL.leading() + 2);
    for (String line : wrapped(buyerTexts())) {
      pages.left(line, PdfStyle.TEXT, PdfPages.LEFT);
      pages.down(PdfStyle.TEXT.leading());
    }
    float buyerEnd = pages.y();
    pages.moveTo(top);
    for (Label label : Label.of(issued)) {
      pages.left(label.name(), PdfStyle.LABEL, META);
      for (String line : pages.lines(label.text(), PdfStyle.TEXT, 130)) {
        pages.right(line, PdfStyle.TEXT, PdfPages.RIGHT);
        pages.down(PdfStyle.TEXT.leading());
      }
    }
    pages.moveTo(Math.min(buyerEnd, pages.y()));
    pages.down(GAP);
  }

  private List<String> buyerTexts() {
    Buyer buyer = invoice.buyer();
    if (buyer == null) {
      return List.of("-");
    }
    List<String> texts =
        Stream.concat(Stream.of(buyer.name()), buyer.address().stream())
            .filter(text -> text != null && !text.isBlank())
            .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    if (buyer.email() != null) {
      texts.add(buyer.email());
    }
    return texts.isEmpty() ? List.of("-") : texts;
  }

  private List<String> wrapped(List<String> texts) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.addAll(pages.lines(text, PdfStyle.TEXT, COLUMN));
    }
    return lines;
  }

  private void writeTableHead() throws IOException {
    pages.left("Description", PdfStyle.LABEL, PdfPages.LEFT);
    pages.left("Period", PdfStyle.LABEL, PERIOD);
    pages.right("Quantity", PdfStyle.LABEL, QUANTITY);
    pages.right("Amount", PdfStyle.LABEL, PdfPages.RIGHT);
    pages.down(PdfStyle.LABEL.leading() + 4);
    pages.rule();
    pages.down(6);
  }

  private void write(Line line) throws IOException {
    List<String> description = pages.lines(line.description(), PdfStyle.TEXT, COLUMN);
    float leading = PdfStyle.TEXT.leading();
    if (pages.isFull(description.size() * leading + 12)) {
      pages.nextPage();
      writeTableHead();
    }
    pages.left(Days.span(line.periodStart(), line.periodEnd()), PdfStyle.TEXT, PERIOD);
    pages.right(String.valueOf(line.quantity()), PdfStyle.TEXT, QUANTITY);
    pages.right(money(line.amount()), PdfStyle.TEXT, PdfPages.RIGHT);
    for (String text : description) {
      pages.left(text, PdfStyle.TEXT, PdfPages.LEFT);
      pages.down(leading);
    }
    pages.down(5);
    pages.rule();
    pages.down(7);
  }

  private void write(Sum sum) throws IOException {
    PdfStyle style = sum.main() ? PdfStyle.SUM : PdfStyle.TEXT;
    if (pages.isFull(style.leading())) {
      pages.nextPage();
    }
    pages.left(sum.name(), style, SUMS);
    pages.right(money(sum.amount()), style, PdfPages.RIGHT);
    pages.down(style.leading() + 3);
  }

  private String money(long amount) {
    return Money.text(amount, issued.payment().currency());
  }

  private String foot() {
    String number = invoice.number() == null ? issued.payment().id() : invoice.number();
    return "Invoice " + number + " · " + Days.of(issued.payment().createdAt());
  }
}
