package com.onelastai.support.webinar;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Registrations as CSV. */
final class RegistrationSheet {

  /** Spreadsheets run a cell that starts with one of these as a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private RegistrationSheet() {}

  static void write(Stream<Registration> registrations, OutputStream out) throws IOException {
    try (registrations;
        CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord("number", "name", "email", "status", "createdAt");
      registrations.forEach(one ->
          csv.writeRecord(
              String.valueOf(one.number()),
              text(one.name()),
              text(one.email()),
              one.status().value(),
              one.createdAt().toString()));
    }
  }

  private static String text(String value) {
    return value.isEmpty() || FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
  }
}
