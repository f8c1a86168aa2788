package com.onelastai.auth.avatar;

import java.time.Instant;

/**
 * @param png a square of at most {@value PictureMaker#SIDE} pixels a side
 * @param version changes with the content
 */
record Picture(byte[] png, String version, Instant storedAt) {}
