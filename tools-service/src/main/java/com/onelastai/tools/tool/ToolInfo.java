package com.onelastai.tools.tool;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.EnumSet;
import java.util.Set;

/**
 * What people are told about a tool.
 *
 * @param id the last part of its address
 * @param description what it does and by which standards
 * @param example an input that works
 */
public record ToolInfo<I>(
    String id, String name, Category category, String description, I example, Set<Trait> traits) {

  public enum Category implements SnakeCaseEnum {
    NETWORK,
    DOMAIN,
    SECURITY,
    DEVELOPER
  }

  public enum Trait implements SnakeCaseEnum {
    /** It waits for others: it runs apart from the fast tools, and only so long. */
    SLOW,
    /** Only for users who are signed in. */
    NEEDS_USER,
    /** For users alone; who ran it against what is kept, whatever becomes of the account. */
    AUDITED
  }

  public ToolInfo(String id, String name, Category category, String description, I example) {
    this(id, name, category, description, example, Set.of());
  }

  public ToolInfo<I> with(Trait... traits) {
    return new ToolInfo<>(id, name, category, description, example, EnumSet.copyOf(Set.of(traits)));
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
