package com.onelastai.lab.file;

import com.onelastai.starter.problem.ApiException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** In a bucket of any server with S3's interface. */
final class S3Store implements FileStore, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final S3Client client;
  private final String bucket;

  S3Store(FileProperties.S3 properties) {
    this.bucket = properties.bucket();
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(properties.url()))
            // Other servers than Amazon's know no host for each bucket, and not every encoding.
            .serviceConfiguration(
                settings -> settings.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .region(Region.of(properties.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(properties.accessKey(), properties.secretKey())))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(LIMIT).socketTimeout(LIMIT))
            .build();
  }

  @Override
  public void write(String id, byte[] content) {
    client.putObject(request -> request.bucket(bucket).key(id), RequestBody.fromBytes(content));
  }

  @Override
  public InputStream read(String id, long from, long length) {
    String range = "bytes=%d-%d".formatted(from, from + length - 1);
    try {
      return client.getObject(request -> request.bucket(bucket).key(id).range(range));
    } catch (NoSuchKeyException gone) {
      throw ApiException.notFound("file");
    }
  }

  @Override
  public void delete(String id) {
    client.deleteObject(request -> request.bucket(bucket).key(id));
  }

  @Override
  public void close() {
    client.close();
  }
}
