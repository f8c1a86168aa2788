/**
 * What users buy with points. The points are paid and billing-service is told in one write; if it
 * refuses, they are given back by the write that says so.
 */
@NullMarked
package com.onelastai.community.redemption;

import org.jspecify.annotations.NullMarked;
