package com.onelastai.support.file;

import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * What is accepted.
 *
 * @param types empty for all that {@link FileType} knows
 */
public record FileRules(DataSize maxSize, Set<FileType> types) {

  public static final FileRules ATTACHMENT = new FileRules(DataSize.ofMegabytes(10), Set.of());

  boolean accept(FileType type) {
    return types.isEmpty() || types.contains(type);
  }
}
