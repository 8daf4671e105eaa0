// Package yardstick holds no program, only tests and benchmarks that set the
// reader of PDFs, the sandbox and the program as a whole beside other programs:
// poppler's pdftotext and MuPDF's mutool, and, as printers of documents whose
// text is known, LibreOffice and Chromium beside the project's own writer.
//
// Each measurement prints a figure: what was measured, what came out, what was
// wanted. .ci/yardsticks runs all of them and prints the figures as one table.
// What needs a program that is not installed, or files that are not there, is
// skipped and says so.
package yardstick
