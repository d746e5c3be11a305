# Completion of rbplan for fish. The candidates come from `rbplan __complete`; here they only meet the shell.
# Try it: rbplan completion fish | source

function __rbplan_complete
    set -l words (commandline -opc)
    set -l before
    test (count $words) -gt 1; and set before $words[2..-1]
    set -l current (commandline -ct)
    set -l option (string match -r -- '^--[^=]*=' $current)
    set -l program (string replace -r -- '^~/' "$HOME/" $words[1])
    for line in ($program __complete $before "$current" 2>/dev/null)
        switch $line
            case ':files*'
                __fish_complete_path (string replace -- "$option" '' $current)
            case ':folders*'
                __fish_complete_directories (string replace -- "$option" '' $current)
            case '*'
                echo -- "$option$line"
        end
    end
end

complete -c rbplan -f -k -a '(__rbplan_complete)'
