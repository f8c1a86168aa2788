package com.onelastai.tools.run;

import com.onelastai.starter.openapi.Schemas;
import com.onelastai.tools.run.ToolCatalog.Entry;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The catalog as clients read it. */
@Component
class ToolDescriptions {

  /** Made when first asked for: a start does not wait for the schemas. */
  private final Supplier<List<ToolDescription>> descriptions;

  ToolDescriptions(ToolCatalog catalog) {
    this.descriptions =
        SingletonSupplier.of(() -> catalog.all().stream().map(ToolDescriptions::describe).toList());
  }

  List<ToolDescription> all() {
    return descriptions.get();
  }

  private static ToolDescription describe(Entry<?, ?> entry) {
    return new ToolDescription(
        entry.id(),
        entry.info().name(),
        entry.info().category(),
        entry.info().description(),
        entry.info().traits(),
        Schemas.of(entry.input()),
        Schemas.of(entry.result()),
        entry.info().example());
  }
}
