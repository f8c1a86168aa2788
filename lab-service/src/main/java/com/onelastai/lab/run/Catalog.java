package com.onelastai.lab.run;

import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.starter.openapi.Schemas;
import com.onelastai.starter.problem.ApiException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** All experiments, by type. */
@Component
class Catalog {

  /** An experiment and the classes of its input and result. */
  record Entry<I extends ExperimentInput, R>(
      Experiment<I, R> experiment, ExperimentInfo<I> info, Class<I> input, Class<R> result) {

    String type() {
      return info.type();
    }

    Description describe() {
      return new Description(
          type(), info.name(), info.description(), Schemas.of(input), info.example());
    }
  }

  /** An entry as clients read it. */
  @Schema(name = "ExperimentDescription")
  record Description(
      @Schema(example = "neural-art") String type,
      @Schema(example = "Neural Art") String name,
      @Schema(example = "Draws a picture from words.") String description,
      @Schema(description = "JSON schema of the body") Map<String, Object> input,
      @Schema(description = "A body that works") Object example) {}

  private final Map<String, Entry<?, ?>> entries = new TreeMap<>();

  /** Made when first asked for: a start does not wait for the schemas. */
  private final Supplier<List<Description>> descriptions =
      SingletonSupplier.of(() -> all().stream().map(Entry::describe).toList());

  Catalog(List<Experiment<?, ?>> experiments) {
    for (Experiment<?, ?> experiment : experiments) {
      Entry<?, ?> entry = entry(experiment);
      if (entries.put(entry.type(), entry) != null) {
        throw new IllegalStateException("Two experiments have the type " + entry.type());
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <I extends ExperimentInput, R> Entry<I, R> entry(Experiment<I, R> experiment) {
    ResolvableType type =
        ResolvableType.forClass(AopUtils.getTargetClass(experiment)).as(Experiment.class);
    return new Entry<>(
        experiment,
        experiment.info(),
        (Class<I>) Objects.requireNonNull(type.getGeneric(0).resolve()),
        (Class<R>) Objects.requireNonNull(type.getGeneric(1).resolve()));
  }

  Collection<Entry<?, ?>> all() {
    return entries.values();
  }

  Set<String> types() {
    return entries.keySet();
  }

  List<Description> descriptions() {
    return descriptions.get();
  }

  Entry<?, ?> require(String type) {
    Entry<?, ?> entry = entries.get(type);
    if (entry == null) {
      throw ApiException.notFound("experiment");
    }
    return entry;
  }
}
