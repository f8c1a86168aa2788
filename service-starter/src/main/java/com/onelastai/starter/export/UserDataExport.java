package com.onelastai.starter.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * What a service keeps of a user, as a file with a list for each of its {@link UserDataSource}s.
 */
public final class UserDataExport {

  private final List<UserDataSource> sources;
  private final String disposition;

  /**
   * @param file its name
   */
  public UserDataExport(String file, List<UserDataSource> sources) {
    this.sources = List.copyOf(sources);
    this.disposition = ContentDisposition.attachment().filename(file).build().toString();
  }

  public ResponseEntity<Map<String, List<?>>> of(String userId) {
    Map<String, List<?>> export = new TreeMap<>();
    sources.forEach(source -> export.put(source.name(), source.of(userId)));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
        .cacheControl(CacheControl.noStore())
        .body(export);
  }
}
