package latentstudio.scan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import latentstudio.geometry.GeometryOptions;
import latentstudio.job.Job;

/**
 * How far a scan is.
 *
 * @param id        of the scan
 * @param state     WAITING, RUNNING, DONE or FAILED, which is given up or stopped
 * @param model     that cleans it
 * @param keepPaper whether the sheets keep their own colour
 * @param despeckle whether specks go that could be dots
 * @param geometry  what is done with the pages before they are cleaned
 * @param text      the languages that its pages are read in, or null
 * @param files     in the order in which they were sent
 * @param done      pages
 * @param pages     of all files
 * @param again     those of them, and of their halves, that are cleaned once more, since they are to lie in another way
 * @param problems  what went wrong on the way; a page that could not be cleaned stays as it was
 * @param accepted  when it was sent
 * @param finished  when it was done or given up, or null
 * @param deleted   when it will be deleted, or null as long as it is not finished
 */
public record ScanStatus(UUID id, Job.State state, String model, boolean keepPaper, boolean despeckle, GeometryOptions geometry, String text,
                         List<FileStatus> files, int done, int pages, List<Integer> again, List<String> problems, Instant accepted, Instant finished, Instant deleted) {
    /**
     * One file of a scan.
     *
     * @param name  without folders
     * @param pages how many it has
     */
    public record FileStatus(String name, int pages) {
    }
}
