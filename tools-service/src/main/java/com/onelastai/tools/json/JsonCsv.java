package com.onelastai.tools.json;

import com.onelastai.tools.tool.ToolFailedException;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a list of flat objects as CSV (RFC 4180), with a column for each name. */
final class JsonCsv {

  /** Spreadsheets run a cell that starts with one of these as a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private JsonCsv() {}

  static String write(@Nullable Object document) {
    List<Map<?, ?>> rows = rows(document);
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> row.keySet().forEach(name -> columns.add(String.valueOf(name))));
    JsonOutput output = new JsonOutput();
    try (CsvWriter csv = CsvWriter.builder().build(output)) {
      csv.writeRecord(columns.stream().map(JsonCsv::text).toList());
      for (int i = 0; i < rows.size(); i++) {
        csv.writeRecord(cells(i, rows.get(i), columns));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return output.toString();
  }

  private static List<Map<?, ?>> rows(@Nullable Object document) {
    if (!(document instanceof List<?> items) || items.isEmpty()) {
      throw new ToolFailedException("CSV is made of a list of objects.");
    }
    List<Map<?, ?>> rows = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Map<?, ?> row)) {
        throw new ToolFailedException(
            "CSV is made of objects; item %d is none.".formatted(rows.size()));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(int index, Map<?, ?> row, Set<String> columns) {
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      cells.add(
          switch (row.get(column)) {
            case null -> "";
            case String text -> text(text);
            case Map<?, ?> _, List<?> _ ->
                throw new ToolFailedException(
                    "CSV is made of flat objects; '%s' of item %d is not."
                        .formatted(column, index));
            case Object value -> value.toString();
          });
    }
    return cells;
  }

  private static String text(String value) {
    return value.isEmpty() || FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
  }
}
