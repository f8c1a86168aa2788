package com.onelastai.tools.tool;

import com.onelastai.starter.enums.SnakeCaseEnum;

/**
 * What people are told about a tool.
 *
 * @param id the last part of its address
 * @param description what it does and by which standards
 * @param example an input that works
 */
public record ToolInfo<I>(
    String id, String name, Category category, String description, I example) {

  public enum Category implements SnakeCaseEnum {
    NETWORK,
    DOMAIN,
    SECURITY,
    DEVELOPER
  }
}
