package com.onelastai.lab.file;

import java.io.IOException;
import java.io.InputStream;

/** Where contents are. Each is written once, under an id of its own. */
interface FileStore {

  void write(String id, byte[] content);

  /**
   * Reads a part, without loading the rest.
   *
   * @param length more than nothing, and not beyond the end
   * @throws com.onelastai.starter.problem.ApiException 404 if the content was deleted
   */
  InputStream read(String id, long from, long length) throws IOException;

  /** Also of what was written in part, or not at all. */
  void delete(String id);
}
