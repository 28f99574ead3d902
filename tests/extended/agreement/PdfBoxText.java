import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Writes the text of many PDFs in one run: arguments are lines "sorted|stream TAB input TAB output" of a list. */
public final class PdfBoxText {
    public static void main(String[] args) throws IOException {
        List<String> jobs = Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8);
        for (String job : jobs) {
            String[] part = job.split("\t");
            Files.writeString(Path.of(part[2]), text(new File(part[1]), part[0].equals("sorted")));
        }
    }

    private static String text(File file, boolean sorted) {
        try (PDDocument document = PDDocument.load(file)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(sorted);
            return stripper.getText(document);
        } catch (IOException error) {
            System.err.println(file + ": " + error);
            return "";
        }
    }
}
