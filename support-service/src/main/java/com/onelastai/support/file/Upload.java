package com.onelastai.support.file;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The form of an upload in the API's documentation; the field's name is ignored. */
public record Upload(@Schema(type = "string", format = "binary") String file) {

  /**
   * @throws ApiException 400 unless the form has one file
   */
  public static MultipartFile theFile(MultipartHttpServletRequest request) {
    List<MultipartFile> files =
        request.getMultiFileMap().values().stream().flatMap(List::stream).toList();
    if (files.size() != 1) {
      throw ApiException.invalid(List.of(new FieldProblem("file", "required", "must be one file")));
    }
    return files.getFirst();
  }

  /** The name as the browser tells it. */
  public static String nameOf(MultipartFile file) {
    return Objects.requireNonNullElse(file.getOriginalFilename(), "");
  }
}
