package com.onelastai.lab.file;

import com.onelastai.image.PictureMaker;
import com.onelastai.image.PictureMaker.Crop;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.file.Files.NewFile;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.visit.Owner;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes what people upload: the content tells the type, and it is encoded anew. */
@Component
class Uploads {

  /** The largest picture needs 200 MB while it is decoded and encoded. */
  private static final int AT_ONCE = 1;

  /** The longest side of a picture; smaller ones keep all their pixels. */
  static final int MAX_SIDE = 4096;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final Files files;
  private final FileRecords records;
  private final UploadLimits limits;
  private final PictureMaker pictures;
  private final FileProperties.Uploads properties;

  Uploads(
      Files files,
      FileRecords records,
      UploadLimits limits,
      PictureMaker pictures,
      FileProperties properties) {
    this.files = files;
    this.records = records;
    this.limits = limits;
    this.pictures = pictures;
    this.properties = properties.uploads();
  }

  LabFile store(Owner owner, MultipartFile upload) {
    limits.count(owner);
    turns.acquireUninterruptibly();
    try {
      NewFile file = checked(Objects.requireNonNullElse(upload.getOriginalFilename(), ""), upload);
      String key = owner.key();
      return files.store(key, null, file, FileRecords.UNUSED, _ -> requireRoom(key));
    } finally {
      turns.release();
    }
  }

  private NewFile checked(String name, MultipartFile upload) {
    byte[] content = read(upload);
    if (Wav.is(content)) {
      byte[] wav =
          Wav.rewritten(content, properties.maxSound()).orElseThrow(() -> unsupported(null));
      return new NewFile(FileName.with("wav", name), "audio/wav", wav);
    }
    return new NewFile(FileName.with("png", name), "image/png", picture(content));
  }

  private static byte[] read(MultipartFile upload) {
    try {
      return upload.getBytes();
    } catch (IOException broken) {
      throw ApiException.invalid(List.of(new FieldProblem("file", "unreadable", "cannot be read")));
    }
  }

  private byte[] picture(byte[] content) {
    try {
      return pictures.png(new ByteArrayResource(content), Crop.NONE, MAX_SIDE);
    } catch (ApiException refused) {
      throw refused.status() == HttpStatus.UNSUPPORTED_MEDIA_TYPE ? unsupported(refused) : refused;
    }
  }

  /** Counts what is stored, this file too, so that simultaneous uploads find no gap. */
  private void requireRoom(String owner) {
    List<StoredFile> uploads = records.uploadsOf(owner);
    long bytes = uploads.stream().mapToLong(StoredFile::size).sum();
    if (uploads.size() > properties.maxFiles() || bytes > properties.maxSize().toBytes()) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "storage_full",
          "You have uploaded %d files or %d MB, which is all that is kept. Delete some."
              .formatted(properties.maxFiles(), properties.maxSize().toMegabytes()));
    }
  }

  private static ApiException unsupported(@Nullable Exception cause) {
    return new ApiException(
        HttpStatus.BAD_REQUEST,
        "unsupported_file",
        "The file must be a whole picture (PNG, JPEG, GIF or WebP) or sound (WAV, mono or stereo).",
        cause);
  }
}
