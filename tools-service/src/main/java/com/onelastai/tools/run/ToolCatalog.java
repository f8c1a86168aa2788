package com.onelastai.tools.run;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/** All tools, by id. */
@Component
class ToolCatalog {

  /** A tool and the classes of its input and result. */
  record Entry<I, R>(Tool<I, R> tool, ToolInfo<I> info, Class<I> input, Class<R> result) {

    String id() {
      return info.id();
    }
  }

  private final Map<String, Entry<?, ?>> entries = new TreeMap<>();

  ToolCatalog(List<Tool<?, ?>> tools) {
    for (Tool<?, ?> tool : tools) {
      Entry<?, ?> entry = entry(tool);
      if (entries.put(entry.id(), entry) != null) {
        throw new IllegalStateException("Two tools have the id " + entry.id());
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <I, R> Entry<I, R> entry(Tool<I, R> tool) {
    ResolvableType type = ResolvableType.forClass(AopUtils.getTargetClass(tool)).as(Tool.class);
    return new Entry<>(
        tool,
        tool.info(),
        (Class<I>) Objects.requireNonNull(type.getGeneric(0).resolve()),
        (Class<R>) Objects.requireNonNull(type.getGeneric(1).resolve()));
  }

  /** By category, then by id. */
  Collection<Entry<?, ?>> all() {
    return entries.values().stream()
        .sorted(Comparator.comparing((Entry<?, ?> entry) -> entry.info().category()))
        .toList();
  }

  Entry<?, ?> require(String id) {
    Entry<?, ?> entry = entries.get(id);
    if (entry == null) {
      throw ApiException.notFound("tool");
    }
    return entry;
  }
}
